import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';
import { feedUrl, frontUrl } from '#lib/news/urls.ts';
import { Appearance } from './appearance.tsx';
import { Nameplate } from './nameplate.tsx';
import { SiteIndex } from './site-index.tsx';

/** The foot of every page: name, follow us, index, and who is responsible. */
export function Colophon({ frame }: { frame: Frame }) {
  return (
    <footer className="colophon">
      <div className="wrap">
        <div className="neatline" />
        <div className="colophon__plate">
          <p className={frame.nameplate ? 'nameplate' : 'nameplate nameplate--letters'}>
            <a href={frontUrl()}>
              <Nameplate frame={frame} again />
              <span className="visually-hidden">, front page</span>
            </a>
          </p>
          <section className="follow" aria-labelledby="follow">
            <h2 id="follow">Follow us on social</h2>
            <ul>
              {frame.social.map(({ label, href }) => (
                <li key={href}>
                  <a href={href} rel="me noopener external">
                    {label}
                  </a>
                </li>
              ))}
              <li>
                <a href={feedUrl(null)} type="application/rss+xml">
                  RSS
                </a>
              </li>
            </ul>
          </section>
        </div>
        <nav aria-label="Site index">
          <SiteIndex index={frame.index} />
        </nav>
        <div className="colophon__foot">
          <div className="stack">
            {frame.footer.length > 0 && <LinkList links={frame.footer} />}
            {frame.colophon && <p>{frame.colophon}</p>}
          </div>
          <Appearance />
        </div>
      </div>
    </footer>
  );
}
