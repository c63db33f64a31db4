import type { ReactNode } from 'react';
import type { Frame, NavLink } from '#lib/news/frame.ts';
import { frontUrl, searchUrl } from '#lib/news/urls.ts';
import { Nameplate } from './nameplate.tsx';
import { Tool } from './tool.tsx';

/** The compact masthead of every page but the front. */
export function Masthead({ frame, current }: { frame: Frame; current?: string | undefined }) {
  return (
    <header className="masthead border-t-4 border-rule-strong">
      <div className="wrap masthead__bar grid min-h-14 grid-cols-[1fr_auto_1fr] items-center gap-4 md:min-h-18">
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
    <b className="font-semibold text-ink lg:block">
      <time dateTime={date.iso}>{date.text}</time>
    </b>
  );
  return (
    <header className="masthead masthead--front border-t-4 border-rule-strong">
      <div className="wrap masthead__bar relative z-1 grid min-h-11 grid-cols-[1fr_auto] items-center gap-4 lg:min-h-10">
        <Tools />
        <Services frame={frame} />
      </div>
      <div className="wrap">
        <div className="plate relative py-6 text-center lg:grid lg:grid-cols-[1fr_auto_1fr] lg:items-end lg:gap-gap lg:pb-8 lg:text-start">
          <p className="ear hidden text-ink-2 type-meta lg:block">
            {today} {frame.edition}
          </p>
          <h1 className={nameplateClass(frame)}>
            <a href={frontUrl()}>
              <Nameplate frame={frame} />
            </a>
          </h1>
          {today && (
            <p className="plate__line relative z-1 mt-3 inline-block bg-paper px-2 text-ink-2 type-meta lg:hidden">
              {today}
            </p>
          )}
          <p className="ear hidden text-end text-ink-2 type-meta lg:block">
            <b className="font-semibold text-ink lg:block">{frame.tagline}</b>
          </p>
        </div>
        <div className="neatline" />
      </div>
      <SectionBar sections={frame.sections} current={frontUrl()} spread="lg:justify-between lg:gap-4" />
    </header>
  );
}

const nameplateClass = (frame: Frame) => (frame.nameplate ? 'nameplate' : 'nameplate nameplate--letters');

function Tools() {
  return (
    <div className="masthead__tools flex items-center gap-5">
      <Tool popoverTarget="drawer">
        <Icon>
          <path d="M1 4h16M1 9h16M1 14h10" />
        </Icon>
        Sections
      </Tool>
      <Tool wide href={searchUrl()}>
        <Icon>
          <circle cx="7.5" cy="7.5" r="5.5" />
          <path d="m12 12 5 5" />
        </Icon>
        Search
      </Tool>
    </div>
  );
}

/** Lines on a field of 18 by 18; the word beside it says what it is for. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg className="size-4.5" viewBox="0 0 18 18" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      {children}
    </svg>
  );
}

function Services({ frame }: { frame: Frame }) {
  return (
    <div className="masthead__tools flex items-center gap-5 justify-self-end">
      {frame.newsletter && (
        <Tool wide href="/newsletter">
          {frame.newsletter.name}
        </Tool>
      )}
      <Tool href="#follow">Follow</Tool>
    </div>
  );
}

interface SectionBarProps {
  sections: readonly NavLink[];
  current?: string | undefined;
  /** Utilities for how the links share a wide line. */
  spread?: string;
}

function SectionBar({ sections, current, spread = '' }: SectionBarProps) {
  return (
    <nav className="sections relative border-b border-rule" aria-label="Sections">
      <div className="wrap">
        <ul className={`-mx-gutter flex [scrollbar-width:none] gap-6 overflow-x-auto px-gutter md:gap-8 ${spread}`}>
          {sections.map(({ label, href }) => (
            <li key={href}>
              <a
                className="block py-3 whitespace-nowrap no-underline type-label focus-visible:outline-offset-[-2px] [&[aria-current]]:text-accent [&[aria-current]]:[box-shadow:inset_0_-3px_0_var(--color-accent)]"
                href={href}
                {...(href === current ? { 'aria-current': 'true' } : {})}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
