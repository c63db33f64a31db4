import type { Frame, NavLink } from '#lib/news/frame.ts';
import { frontUrl, searchUrl } from '#lib/news/urls.ts';
import { Nameplate } from './nameplate.tsx';

/** The compact masthead of every page but the front. */
export function Masthead({ frame, current }: { frame: Frame; current?: string | undefined }) {
  return (
    <header className="masthead">
      <div className="wrap masthead__bar">
        <Tools />
        <p className={nameplateClass(frame)}>
          <a href={frontUrl()}>
            <Nameplate frame={frame} />
            <span className="visually-hidden">, front page</span>
          </a>
        </p>
        <Services frame={frame} />
      </div>
      <div className="wrap">
        <div className="neatline" />
      </div>
      <SectionBar sections={frame.sections} current={current} />
    </header>
  );
}

/** The full plate: on the front the nameplate is the heading of the page. */
export function FrontMasthead({ frame, date }: { frame: Frame; date: { iso: string; text: string } | null }) {
  const today = date && (
    <b>
      <time dateTime={date.iso}>{date.text}</time>
    </b>
  );
  return (
    <header className="masthead masthead--front">
      <div className="wrap masthead__bar">
        <Tools />
        <Services frame={frame} />
      </div>
      <div className="wrap">
        <div className="plate">
          <p className="ear">
            {today} {frame.edition}
          </p>
          <h1 className={nameplateClass(frame)}>
            <a href={frontUrl()}>
              <Nameplate frame={frame} />
            </a>
          </h1>
          {today && <p className="plate__line">{today}</p>}
          <p className="ear ear--end">
            <b>{frame.tagline}</b>
          </p>
        </div>
        <div className="neatline" />
      </div>
      <SectionBar sections={frame.sections} current={frontUrl()} />
    </header>
  );
}

const nameplateClass = (frame: Frame) => (frame.nameplate ? 'nameplate' : 'nameplate nameplate--letters');

function Tools() {
  return (
    <div className="masthead__tools">
      <button className="tool" type="button" popoverTarget="drawer">
        <svg viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <path d="M1 4h16M1 9h16M1 14h10" />
        </svg>
        Sections
      </button>
      <a className="tool wide" href={searchUrl()}>
        <svg viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
          <circle cx="7.5" cy="7.5" r="5.5" />
          <path d="m12 12 5 5" />
        </svg>
        Search
      </a>
    </div>
  );
}

function Services({ frame }: { frame: Frame }) {
  return (
    <div className="masthead__tools">
      {frame.newsletter && (
        <a className="tool wide" href="/newsletter">
          {frame.newsletter.name}
        </a>
      )}
      <a className="tool" href="#follow">
        Follow
      </a>
    </div>
  );
}

function SectionBar({ sections, current }: { sections: readonly NavLink[]; current?: string | undefined }) {
  return (
    <nav className="sections" aria-label="Sections">
      <div className="wrap">
        <ul>
          {sections.map(({ label, href }) => (
            <li key={href}>
              <a href={href} {...(href === current ? { 'aria-current': 'true' } : {})}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
