import type { Frame } from '#lib/news/frame.ts';

/** What surrounds a page, as a story in a test needs it. */
export function aFrame(changes: Partial<Frame> = {}): Frame {
  return {
    siteUrl: 'https://meridian.example',
    name: 'The Meridian',
    tagline: 'World affairs, plainly told',
    description: 'Straits and treaties.',
    dateline: { language: 'en-GB', timeZone: 'Europe/London' },
    edition: null,
    nameplate: null,
    newsletter: null,
    social: [{ label: 'Mastodon', href: 'https://social.example/@meridian' }],
    organization: { legalName: null, foundingDate: '2026', policies: { ethicsPolicy: '/standards#ethics' } },
    sections: [],
    index: [],
    footer: [],
    colophon: null,
    focus: [],
    breaking: null,
    ...changes,
  };
}
