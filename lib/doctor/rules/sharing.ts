import { linksOf, metaOf, metasOf, readPage, type ReadPage } from '../read-page.ts';
import { unless, type Rule } from '../rule.ts';
import type { Visit } from '../visit.ts';
import { hasOffset, sameAddress } from './document.ts';

const ogp = 'https://ogp.me/';

/** What each page says of itself to platforms; and an article besides. */
const required = ['og:type', 'og:title', 'og:url', 'og:site_name', 'og:image'] as const;

/** Bytes. Slack's crawler asks for so many of a page (`Range: bytes=0-32768`). */
const firstRead = 32_768;

/** What platforms show beside a link to a page (Open Graph, and what Twitter adds). */
export const sharingRules: readonly Rule<Visit>[] = [
  {
    name: 'Open Graph',
    level: 'problem',
    source: ogp,
    check: ({ page, indexable }) =>
      indexable
        ? required
            .filter((name) => !metasOf(page, name).some((content) => content !== ''))
            .map((name) => `there is no ${name}`)
        : [],
  },
  {
    name: 'what platforms read stands in the first 32 kB',
    level: 'problem',
    source: 'https://api.slack.com/robots',
    check: ({ answer, page, indexable }) => {
      const body = Buffer.from(answer.body);
      if (!indexable || body.length <= firstRead) return [];
      const read = readPage(body.subarray(0, firstRead).toString('latin1'));
      const isLate = (has: (read: ReadPage) => boolean) => has(page) && !has(read);
      const late = [
        ...(isLate(({ titles }) => titles.length > 0) ? ['title'] : []),
        ...(isLate((of) => linksOf(of, 'canonical').length > 0) ? ['canonical'] : []),
        ...['description', ...required].filter((name) => isLate((of) => metasOf(of, name).length > 0)),
      ];
      return late.length === 0 ? [] : [`Slack and others stop before they have read ${late.join(', ')}`];
    },
  },
  {
    name: 'what is shared says what the page says',
    level: 'problem',
    source: ogp,
    check: ({ page, indexable }) => {
      if (!indexable) return [];
      const [canonical] = linksOf(page, 'canonical');
      const url = metaOf(page, 'og:url');
      const described = metaOf(page, 'description');
      return [
        ...unless(
          url === null || !canonical || sameAddress(url, canonical.href),
          `og:url is ${url}, and the canonical address another`,
        ),
        ...unless(
          described === null || metasOf(page, 'og:description').length === 1,
          'there is a description, but no og:description',
        ),
      ];
    },
  },
  {
    name: 'a share image of 1200 × 630',
    level: 'problem',
    source: 'https://developers.facebook.com/docs/sharing/webmasters/images/',
    check: ({ site, page }) => {
      const [image] = metasOf(page, 'og:image');
      if (image === undefined) return [];
      const [width, height] = [metasOf(page, 'og:image:width')[0], metasOf(page, 'og:image:height')[0]];
      return [
        ...unless(image.startsWith(`${site.url}/`), `og:image ${image} is no absolute address of ${site.url}`),
        ...unless(
          width === '1200' && height === '630',
          `the share image is said to be ${width ?? '?'} × ${height ?? '?'} pixels, not 1200 × 630`,
        ),
        ...unless(metasOf(page, 'og:image:alt').some(Boolean), 'there is no og:image:alt'),
        ...unless(metasOf(page, 'og:image:type').some(Boolean), 'there is no og:image:type'),
      ];
    },
  },
  {
    name: 'Open Graph of an article',
    level: 'problem',
    source: `${ogp}#type_article`,
    check: ({ page, type, indexable }) => {
      if (type !== 'article' || !indexable) return [];
      const dates = ['article:published_time', 'article:modified_time'] as const;
      return [
        ...unless(metaOf(page, 'og:type') === 'article', 'og:type is not article'),
        ...dates
          .filter((name) => !hasOffset(metaOf(page, name) ?? ''))
          .map((name) => `${name} is no date with time and zone`),
        ...['article:author', 'article:section']
          .filter((name) => metasOf(page, name).length === 0)
          .map((name) => `there is no ${name}`),
      ];
    },
  },
  {
    name: 'Twitter card',
    level: 'problem',
    source: 'https://developer.x.com/en/docs/x-for-websites/cards/overview/markup',
    check: ({ page, indexable }) => {
      if (!indexable) return [];
      const card = metaOf(page, 'twitter:card');
      return unless(
        card === 'summary_large_image',
        card === null ? 'there is no twitter:card' : `twitter:card is ${card}, which shows the picture small`,
      );
    },
  },
];

/** A share image as it was measured. */
export interface MeasuredPicture {
  width: number;
  height: number;
  /** Media type that it is served as, and the one that its bytes are of. */
  servedAs: string;
  format: string;
  bytes: number;
}

/** Bytes: WhatsApp leaves out what is larger. */
const largestShareImage = 600 * 1024;

export const shareImageRules: readonly Rule<MeasuredPicture>[] = [
  {
    name: 'the share image is what is said of it',
    level: 'problem',
    source: 'https://developers.facebook.com/docs/sharing/webmasters/images/',
    check: ({ width, height, servedAs, format }) => [
      ...unless(width === 1200 && height === 630, `it measures ${width} × ${height} pixels, not 1200 × 630`),
      ...unless(servedAs === `image/${format}`, `it is served as ${servedAs || 'nothing'}, and is ${format}`),
    ],
  },
  {
    name: 'a light share image',
    level: 'warning',
    source: 'https://faq.whatsapp.com/',
    check: ({ bytes }) =>
      unless(
        bytes <= largestShareImage,
        `it has ${Math.round(bytes / 1024)} kB; some platforms leave out what has more than 600`,
      ),
  },
];
