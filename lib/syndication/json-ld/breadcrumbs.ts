import type { BreadcrumbList } from 'schema-dts';
import type { Frame, NavLink } from '#lib/news/frame.ts';
import { frontUrl } from '#lib/news/urls.ts';

/** Where a page stands, from the front to itself: https://schema.org/BreadcrumbList. */
export function breadcrumbs({ siteUrl, name }: Frame, steps: readonly NavLink[]): BreadcrumbList {
  const path = steps.at(-1)?.href ?? frontUrl();
  return {
    '@type': 'BreadcrumbList',
    '@id': `${siteUrl}${path}#breadcrumb`,
    itemListElement: [{ label: name, href: frontUrl() }, ...steps].map(({ label, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: label,
      item: siteUrl + href,
    })),
  };
}
