import { SearchForm } from '#components/search/search-form.tsx';
import type { Frame } from '#lib/news/frame.ts';
import { SiteIndex } from './site-index.tsx';

/** The site index, opened from the masthead without a script. */
export function Drawer({ frame }: { frame: Frame }) {
  return (
    <nav className="drawer" id="drawer" popover="auto" aria-label="All sections">
      <div className="wrap">
        <div className="drawer__top">
          <h2>All sections</h2>
          <button className="tool" type="button" popoverTarget="drawer" popoverTargetAction="hide">
            Close
          </button>
        </div>
        <SearchForm name={frame.name} id="quick" label="Quick search" />
        <SiteIndex index={frame.index} />
      </div>
    </nav>
  );
}
