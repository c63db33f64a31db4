import type { Dateline } from './dates.ts';
import type { Organization } from './organization.ts';

export interface NavLink {
  label: string;
  href: string;
}

/** The publication's name as artwork: SVG outlines, printed in the colour of the ink. */
export interface Nameplate {
  /** e.g. `0 0 5554 760` */
  viewBox: string;
  /** Path data of the letters. */
  outline: string;
  /** Path data of what is cut out of them, if anything. */
  slit: string | null;
}

/** A story that is breaking, and when it was published. */
export interface Breaking {
  headline: string;
  href: string;
  at: string;
}

/** What surrounds every page: the publication's name, its navigation and what is breaking. */
export interface Frame {
  /** Absolute address of the site, without a slash at the end. */
  siteUrl: string;
  name: string;
  tagline: string;
  description: string;
  dateline: Dateline;
  edition: string | null;
  nameplate: Nameplate | null;
  newsletter: { name: string; description: string } | null;
  social: NavLink[];
  organization: Organization;
  sections: NavLink[];
  /** Groups of links in the drawer and the footer. */
  index: { title: string; links: NavLink[] }[];
  footer: NavLink[];
  colophon: string | null;
  /** The topics in focus. */
  focus: NavLink[];
  /** The banner of the story that is breaking; or the press puts it into the page. */
  breaking: Breaking | null | 'from the press';
}
