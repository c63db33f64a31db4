import { SearchForm } from '#components/search/search-form.tsx';
import type { Frame } from '#lib/news/frame.ts';
import { SiteIndex } from './site-index.tsx';
import { Tool } from './tool.tsx';

/** The site index, opened from the masthead without a script. */
export function Drawer({ frame }: { frame: Frame }) {
  return (
    <nav
      className="drawer inset-[0_auto_auto_0] m-0 max-h-dvh w-full max-w-none overflow-auto [border-width:0_0_4px] bg-paper px-0 pt-4 pb-8 text-ink backdrop:bg-[rgb(10_16_21/0.5)]"
      id="drawer"
      popover="auto"
      aria-label="All sections"
    >
      <div className="wrap">
        <div className="mb-4 flex items-center justify-between">
          <h2 className="head-card">All sections</h2>
          <Tool popoverTarget="drawer" popoverTargetAction="hide">
            Close
          </Tool>
        </div>
        <SearchForm name={frame.name} id="quick" label="Quick search" className="mb-8" />
        <SiteIndex index={frame.index} />
      </div>
    </nav>
  );
}
