import type { ReactNode } from 'react';
import type { Frame } from '#lib/news/frame.ts';
import { BreakingBanner } from './breaking-banner.tsx';
import { Colophon } from './colophon.tsx';
import { Drawer } from './drawer.tsx';
import { FrontMasthead, Masthead } from './masthead.tsx';
import { TopicRail } from './topic-rail.tsx';

interface PageFrameProps {
  frame: Frame;
  /** The address of the section this page belongs to, for the mark in the section bar. */
  current?: string;
  /** On the front the nameplate is the heading of the page; the date is the edition's. */
  front?: { date: { iso: string; text: string } | null };
  /** What stands above everything. */
  bar?: ReactNode;
  /** Class of `main`. */
  className?: string;
  children: ReactNode;
}

/** What surrounds every page a reader sees. */
export function PageFrame({ frame, current, front, bar, className, children }: PageFrameProps) {
  return (
    <>
      <a
        className="skip absolute start-0 top-0 z-20 [transform:translateY(-120%)] bg-ink px-4 py-3 type-ui-strong text-paper focus:[transform:none] focus:text-paper"
        href="#main"
      >
        Skip to content
      </a>
      {bar}
      {front ? <FrontMasthead frame={frame} date={front.date} /> : <Masthead frame={frame} current={current} />}
      <Drawer frame={frame} />
      <TopicRail focus={frame.focus} />
      <BreakingBanner frame={frame} />
      <main id="main" tabIndex={-1} className={className}>
        {children}
      </main>
      <Colophon frame={frame} />
    </>
  );
}
