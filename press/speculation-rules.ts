import { feedDirectoryUrl, searchUrl } from '#lib/news/urls.ts';

/** Programs' addresses, files, and what is another page for each question. */
const notAhead = [
  ...['/api/*', '/desk/*', `${feedDirectoryUrl()}/*`, '/media/*'],
  ...[`${searchUrl()}\\?*`, searchUrl()],
];

/**
 * What a browser may render ahead, when a reader points at a link: our own pages, not what has an effect or is different
 * for each who asks. (HTML, "speculation rules"; sent by the header `Speculation-Rules`.)
 */
export const speculationRules = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          ...notAhead.map((pattern) => ({ not: { href_matches: pattern } })),
          { not: { selector_matches: '[rel~=nofollow], [rel~=external], [download]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
});
