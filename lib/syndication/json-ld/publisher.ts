import type { NewsMediaOrganization } from 'schema-dts';
import type { Frame } from '#lib/news/frame.ts';
import { frontUrl } from '#lib/news/urls.ts';
import { publisherId } from './ids.ts';

/** Drawn of `public/mark.svg` by `scripts/draw-icons.ts`. Pixels. */
const logo = { path: '/icons/mark-512.png', size: 512 };

/** The publisher as any page names it: https://schema.org/NewsMediaOrganization. */
export function publisher(frame: Frame): Exclude<NewsMediaOrganization, string> {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': publisherId(frame.siteUrl),
    name: frame.name,
    url: frame.siteUrl + frontUrl(),
    logo: { '@type': 'ImageObject', url: frame.siteUrl + logo.path, width: `${logo.size}`, height: `${logo.size}` },
  };
}

/**
 * The publisher with all that it says of itself, where a page is about it: the front and the standing pages. The `@id`
 * is the same, so other pages need not carry a dozen addresses.
 */
export function wholePublisher(frame: Frame): NewsMediaOrganization {
  const { legalName, foundingDate, policies } = frame.organization;
  const { description, social, siteUrl, tagline } = frame;
  return {
    ...publisher(frame),
    ...(legalName && { legalName }),
    ...(tagline && { slogan: tagline }),
    ...(description && { description }),
    ...(foundingDate && { foundingDate }),
    ...(social.length > 0 && { sameAs: social.map(({ href }) => href) }),
    ...Object.fromEntries(Object.entries(policies).map(([name, path]) => [name, siteUrl + path])),
  };
}
