import type { ReactNode } from 'react';
import type { Frame, NavLink } from '#lib/news/frame.ts';
import { frontUrl, searchUrl } from '#lib/news/urls.ts';
import { Nameplate, NameplateLink, nameplateClasses } from './nameplate.tsx';
import { Tool } from './tool.tsx';

/** The compact masthead of every page but the front. */
export function Masthead({ frame, current }: { frame: Frame; current?: string | undefined }) {
  return (
    <header className="masthead [border-block-start:4px_solid_var(--color-rule-strong)]">
      <div className="wrap masthead__bar grid min-h-14 grid-cols-[1fr_auto_1fr] items-center gap-4 max-[23rem]:gap-2 md:min-h-18 narrow:flex narrow:flex-wrap narrow:justify-between narrow:gap-y-0">
        <Tools />
        <NameplateLink frame={frame} place="bar" />
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
  const classes = nameplateClasses(frame, 'front');
  const today = date && (
    <b className="[font-weight:600] text-ink lg:block">
      <time dateTime={date.iso}>{date.text}</time>
    </b>
  );
  return (
    <header className="masthead [--plate:min(19.5rem,84vw)] [border-block-start:4px_solid_var(--color-rule-strong)] md:[--plate:33rem] lg:[--plate:38rem] xl:[--plate:44rem]">
      <div className="wrap masthead__bar relative z-1 flex min-h-11 items-center justify-between gap-4 lg:min-h-10 narrow:flex-wrap narrow:gap-x-2 narrow:gap-y-0">
        <Tools />
        <Services frame={frame} />
      </div>
      <div className="wrap">
        <div className="plate relative py-6 text-center lg:grid lg:grid-cols-[1fr_auto_1fr] lg:items-end lg:gap-gap lg:pb-8 lg:text-start">
          <p className="ear hidden type-meta text-ink-2 lg:block">
            {today} {frame.edition}
          </p>
          <h1 className={classes.box}>
            <a className={classes.link} href={frontUrl()}>
              <Nameplate frame={frame} />
            </a>
          </h1>
          {today && (
            <p className="plate__line relative z-1 mt-3 inline-block bg-paper px-2 type-meta text-ink-2 lg:hidden">
              {today}
            </p>
          )}
          <p className="ear hidden text-end type-meta text-ink-2 lg:block">
            <b className="[font-weight:600] text-ink lg:block">{frame.tagline}</b>
          </p>
        </div>
        <div className="neatline relative" />
      </div>
      <SectionBar sections={frame.sections} current={frontUrl()} spread="lg:justify-between lg:gap-4" />
    </header>
  );
}

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
    <nav className="sections relative ruled-below" aria-label="Sections">
      <div className="wrap">
        <ul className={`-mx-gutter flex [scrollbar-width:none] gap-6 overflow-x-auto px-gutter md:gap-8 ${spread}`}>
          {sections.map(({ label, href }) => (
            <li key={href}>
              <a
                className={`block py-3 type-label whitespace-nowrap no-underline focus-visible:outline-offset-[-2px] ${href === current ? 'text-accent [box-shadow:inset_0_-3px_0_var(--color-accent)]' : ''}`}
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
