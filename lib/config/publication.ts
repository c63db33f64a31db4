import { z } from 'zod';
import { crawlersSchema } from './crawlers.ts';
import { wellKnownSchema } from './well-known.ts';

/** What a link of the navigation may point at. */
const referenceTypes = ['section', 'topic', 'kind', 'page', 'author'] as const;
export type ReferenceType = (typeof referenceTypes)[number];

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
const text = z.string().trim().min(1, 'write some text, or leave the key out');
const webAddress = z.url({ protocol: /^https?$/, error: 'write a web address, e.g. https://example.org' });

const navEntrySchema = z
  .string()
  .regex(new RegExp(`^(?:kind:)?${slug}$`), 'write the slug of a section, or kind:opinion');

const referenceSchema = z
  .string()
  .regex(
    new RegExp(`^(?:${referenceTypes.join('|')}):${slug}$`),
    'write section:…, topic:…, kind:…, page:… or author:… with a slug, or {label: …, href: …}',
  );

/** A link to a place that has no slug, on this site (`/feeds`) or elsewhere. */
const placeSchema = z.strictObject({
  label: text,
  href: z
    .string()
    .regex(/^(?:\/(?!\/)|https?:\/\/|mailto:)\S*$/, 'write a path, e.g. /feeds, or an address with https://'),
});

const linkSchema = z.union([referenceSchema, placeSchema], {
  error: 'write section:…, topic:…, kind:…, page:… or author:… with a slug, or {label: …, href: …}',
});
export type Link = z.infer<typeof linkSchema>;

const groupSchema = z.strictObject({ title: text, links: z.array(linkSchema).min(1, 'name at least one link') });
export type IndexGroup = z.infer<typeof groupSchema>;

const newsletterSchema = z.strictObject({
  name: text,
  /** What readers will get, in a sentence. */
  description: text,
  /** What a reader agrees to by signing up; shown to nobody before that is possible. */
  consent: text,
  /** When it comes, e.g. "Every Friday at noon GMT". */
  schedule: text,
});

/** SVG path data: commands and numbers, nothing that could be markup. */
const pathData = z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz0-9eE.,\s+-]+$/, 'write SVG path data, e.g. M0 0h10v10z');

const nameplateSchema = z.strictObject({
  /** e.g. "0 0 5554 760" */
  viewBox: z.string().regex(/^-?[\d.]+ -?[\d.]+ [\d.]+ [\d.]+$/, 'write four numbers, e.g. "0 0 5554 760"'),
  /** The outlines of the letters. */
  outline: pathData,
  /** What is cut out of them. */
  slit: pathData.nullable().default(null),
});

/** A standing page, or a part of one by the anchor of its heading. */
const policySchema = z
  .string()
  .regex(
    new RegExp(`^page:${slug}(?:#[^\\s#]+)?$`),
    'write page:… with a slug, e.g. page:standards or page:standards#sources',
  )
  .optional();

const organizationSchema = z.strictObject({
  /** As it is registered, where that is not the paper's name. */
  legalName: text.optional(),
  /** ISO 8601: a year, a month or a day. */
  foundingDate: z
    .string()
    .regex(/^\d{4}(?:-\d{2}){0,2}$/, "write a date in quotes, e.g. '2026-11-01'")
    .optional(),
  /**
   * Where the newsroom says how it works: standing pages, by schema.org's names of the policies
   * (https://schema.org/NewsMediaOrganization). Several may be parts of one page. `broadsheet doctor` names those that
   * are missing.
   */
  policies: z
    .strictObject({
      /** How the newsroom works, in general. */
      publishingPrinciples: policySchema,
      /** What its journalists may and may not do. */
      ethicsPolicy: policySchema,
      /** How errors are admitted. */
      correctionsPolicy: policySchema,
      /** Whom it means to hear and to employ. */
      diversityPolicy: policySchema,
      /** Who works there, counted. */
      diversityStaffingReport: policySchema,
      /** Who owns it and who pays. */
      ownershipFundingInfo: policySchema,
      /** Who is responsible for what. */
      masthead: policySchema,
      /** What it covers first, and why. */
      missionCoveragePrioritiesPolicy: policySchema,
      /** How facts are checked before publication. */
      verificationFactCheckingPolicy: policySchema,
      /** When a source may stay without a name. */
      unnamedSourcesPolicy: policySchema,
      /** When an article may stay without a byline. */
      noBylinesPolicy: policySchema,
      /** How readers are heard. */
      actionableFeedbackPolicy: policySchema,
    })
    .prefault({}),
});
type Policies = z.output<typeof organizationSchema>['policies'];
/** The policies that a newsroom may have, by schema.org's names. */
type PolicyName = keyof Policies;

/** `content/publication.yaml`: what the publication is called and how one finds one's way in it. */
export const publicationSchema = z.strictObject({
  /** The paper's name, in the masthead, in titles and in feeds. */
  name: text,
  /** The name as artwork, printed in the colour of the ink. Left out: the name is set in type. */
  nameplate: nameplateSchema.nullable().default(null),
  /** The line under the name. */
  tagline: z.string().trim().default(''),
  /** One or two sentences; the meta description of the front page and of the feeds. */
  description: z.string().trim().default(''),
  /** The address readers use. SITE_URL of the environment wins over it. */
  url: webAddress.nullable().default(null),
  /** BCP 47, e.g. en-GB: the language of the pages and of their dates. */
  language: z.string().refine(isLanguage, 'write a language tag (BCP 47), e.g. en-GB').default('en'),
  /** IANA, e.g. Europe/London: the zone in which dates and times are printed. */
  timeZone: z.string().refine(isTimeZone, 'write an IANA time zone, e.g. Europe/London').default('UTC'),
  /** The section bar, in order: slugs of sections, or `kind:opinion`. Left out: every section. */
  nav: z.array(navEntrySchema).nullable().default(null),
  /**
   * The groups of links in the drawer and in the footer. A link is a reference (`section:asia-pacific`,
   * `topic:fisheries`, `kind:opinion`, `page:about`, `author:mara-lindqvist`), named by what it refers to, or
   * `{label: Feeds, href: /feeds}`. Left out: derived, see `defaultIndex`.
   */
  index: z.array(groupSchema).nullable().default(null),
  /** The small links at the foot of each page, as in `index`. */
  footer: z.array(linkSchema).default([]),
  /** Slugs of the topics in the rail under the section bar. Left out: the topics with the most articles. */
  focus: z
    .array(z.string().regex(new RegExp(`^${slug}$`), 'write the slug of a topic'))
    .nullable()
    .default(null),
  /** Where else the publication can be followed. */
  social: z.array(z.strictObject({ name: text, url: webAddress })).default([]),
  /** The newsletter that is announced; left out or null: none, and no word of it. Nobody can sign up yet. */
  newsletter: newsletterSchema.nullable().default(null),
  /**
   * Seconds that a cache between the site and its readers (a CDN) may go on showing a page after it changed or was
   * withdrawn, when the site cannot be reached. 1 to 86400.
   */
  cacheLimit: z
    .number()
    .int()
    .min(1, 'write seconds, from 1 to 86400')
    .max(86_400, 'write seconds, from 1 to 86400')
    .default(600),
  /** Which crawlers are welcome: `{search: allow, aiSearch: allow, aiTraining: deny, sections: {…}}`. Left out: all. */
  crawlers: crawlersSchema.prefault({}),
  /** `ads.txt`, `security.txt` and the like. */
  wellKnown: wellKnownSchema.prefault({}),
  /** Who publishes, for search engines and for readers who ask how the newsroom works. */
  organization: organizationSchema.prefault({}),
  /** The edition, beside the date in the masthead, e.g. "Demonstration edition". */
  edition: text.nullable().default(null),
  /** Who owns the rights, e.g. "© 2026 The Meridian". */
  copyright: text.nullable().default(null),
  /** The small print under the index: who prints this, with what, under which licence. */
  colophon: text.nullable().default(null),
});
export type Publication = z.infer<typeof publicationSchema>;

/** `section:asia-pacific` as its two parts; an entry of `nav` without a prefix is a section. */
export function parseReference(reference: string): { type: ReferenceType; slug: string } {
  const colon = reference.indexOf(':');
  if (colon < 0) return { type: 'section', slug: reference };
  return { type: reference.slice(0, colon) as ReferenceType, slug: reference.slice(colon + 1) };
}

/** The policies that a publication has not written down. */
export function missingPolicies({ organization }: Pick<Publication, 'organization'>): PolicyName[] {
  const names = Object.keys(organizationSchema.shape.policies.unwrap().shape) as PolicyName[];
  return names.filter((name) => organization.policies[name] === undefined);
}

/** `page:standards#sources` as the page's slug and the anchor on it, which may be empty. */
export function parsePolicy(reference: string): { slug: string; anchor: string } {
  const [, slug = '', anchor = ''] = /^page:([^#]+)(#.+)?$/.exec(reference) ?? [];
  return { slug, anchor };
}

/** The index of a publication that does not write its own: sections, topics, formats and standing pages. */
export function defaultIndex(site: {
  name: string;
  sections: readonly string[];
  topics: readonly string[];
  kinds: readonly string[];
  pages: readonly string[];
}): IndexGroup[] {
  const group = (title: string, type: ReferenceType, slugs: readonly string[]): IndexGroup => ({
    title,
    links: slugs.map((entry) => `${type}:${entry}`),
  });
  const own: IndexGroup = group(site.name, 'page', site.pages);
  own.links.push({ label: 'Archive', href: '/archive' }, { label: 'Feeds', href: '/feeds' });
  return [
    group('Sections', 'section', site.sections),
    group('Topics', 'topic', site.topics.slice(0, 8)),
    group('Formats', 'kind', site.kinds),
    own,
  ].filter((entry) => entry.links.length > 0);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    // A fixed offset such as +01:00 is accepted by Intl, but knows no summer time.
    return !/^[+-]/.test(zone);
  } catch {
    return false;
  }
}
