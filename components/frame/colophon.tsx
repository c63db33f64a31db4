import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';
import { feedUrl } from '#lib/news/urls.ts';
import { Appearance } from './appearance.tsx';
import { NameplateLink } from './nameplate.tsx';
import { SiteIndex } from './site-index.tsx';

/** The foot of every page: name, follow us, index, and who is responsible. */
export function Colophon({ frame }: { frame: Frame }) {
  return (
    <footer className="colophon mt-16 pb-10">
      <div className="wrap">
        <div className="neatline" />
        <div className="colophon__plate flex flex-wrap items-end justify-between gap-6 pt-8 pb-6">
          <NameplateLink frame={frame} place="foot" again />
          <section className="type-ui" aria-labelledby="follow">
            <h2 className="inline type-ui-strong" id="follow">
              Follow us on social
            </h2>
            <ul className="flex flex-wrap gap-x-5">
              {frame.social.map(({ label, href }) => (
                <li key={href}>
                  <a className="inline-block py-1" href={href} rel="me noopener external">
                    {label}
                  </a>
                </li>
              ))}
              <li>
                <a className="inline-block py-1" href={feedUrl(null)} type="application/rss+xml">
                  RSS
                </a>
              </li>
            </ul>
          </section>
        </div>
        <nav className="py-6 [border-block-start:1px_solid_var(--color-rule)] print:hidden" aria-label="Site index">
          <SiteIndex index={frame.index} />
        </nav>
        <div className="colophon__foot grid gap-4 pt-5 type-meta text-ink-2 [border-block-start:1px_solid_var(--color-rule)] md:grid-cols-[1fr_auto] md:items-start narrow:grid-cols-1">
          <div className="*:not-first:mt-4">
            {frame.footer.length > 0 && (
              <LinkList
                links={frame.footer}
                className="flex flex-wrap gap-x-5 gap-y-1"
                linkClass="inline-block py-0.5"
              />
            )}
            {frame.colophon && <p>{frame.colophon}</p>}
          </div>
          <Appearance />
        </div>
      </div>
    </footer>
  );
}
