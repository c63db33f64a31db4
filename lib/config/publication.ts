import { z } from 'zod';
import { language, text, webAddress } from '#lib/schema/fields.ts';
import { crawlersSchema } from './crawlers.ts';
import { wellKnownSchema } from './well-known.ts';

/** What a link of the navigation may point at. */
const referenceTypes = ['section', 'topic', 'kind', 'page', 'author'] as const;
export type ReferenceType = (typeof referenceTypes)[number];

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
const someText = text('write some text, or leave the key out');
const siteAddress = webAddress('write a web address, e.g. https://example.org');

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
  label: someText.describe('What the link says'),
  href: z
    .string()
    .regex(/^(?:\/(?!\/)|https?:\/\/|mailto:)\S*$/, 'write a path, e.g. /feeds, or an address with https://')
    .describe('A path, an address with https:// or mailto:'),
});

const linkSchema = z.union([referenceSchema, placeSchema], {
  error: 'write section:…, topic:…, kind:…, page:… or author:… with a slug, or {label: …, href: …}',
});
export type Link = z.infer<typeof linkSchema>;

const groupSchema = z.strictObject({
  title: text('write the title of this group of links').describe('Its title'),
  links: z
    .array(linkSchema, { error: 'write a list, e.g. [section:asia-pacific, page:about]' })
    .min(1, 'name at least one link')
    .describe('What it links to'),
});
export type IndexGroup = z.infer<typeof groupSchema>;

const newsletterSchema = z.strictObject(
  {
    name: text('write the name of the newsletter').describe('What it is called'),
    description: text('write what readers get, in a sentence').describe('What readers will get, in a sentence'),
    consent: text('write what a reader agrees to by signing up').describe(
      'What a reader agrees to by signing up; shown to nobody before that is possible',
    ),
    schedule: text('write when it comes, e.g. Every Friday at noon GMT').describe('When it comes'),
  },
  { error: 'write {name: …, description: …, consent: …, schedule: …}, or leave the key out' },
);

/** SVG path data: commands and numbers, nothing that could be markup. */
const pathData = z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz0-9eE.,\s+-]+$/, 'write SVG path data, e.g. M0 0h10v10z');

const nameplateSchema = z.strictObject({
  viewBox: z
    .string()
    .regex(/^-?[\d.]+ -?[\d.]+ [\d.]+ [\d.]+$/, 'write four numbers, e.g. "0 0 5554 760"')
    .describe('As in SVG')
    .meta({ examples: ['0 0 5554 760'] }),
  outline: pathData.describe('The outlines of the letters, as SVG path data'),
  slit: pathData.nullable().default(null).describe('What is cut out of them'),
});

/** A standing page, or a part of one by the anchor of its heading. */
const policySchema = z
  .string()
  .regex(
    new RegExp(`^page:${slug}(?:#[^\\s#]+)?$`),
    'write page:… with a slug, e.g. page:standards or page:standards#sources',
  )
  .optional();

const foundingAdvice = "write a date in quotes, e.g. '2026-11-01'";

const organizationSchema = z.strictObject(
  {
    legalName: someText.optional().describe('As it is registered, where that is not the paper’s name'),
    foundingDate: z
      .string({ error: foundingAdvice })
      .regex(/^\d{4}(?:-\d{2}){0,2}$/, foundingAdvice)
      .optional()
      .describe('ISO 8601: a year, a month or a day'),
    policies: z
      .strictObject(
        {
          publishingPrinciples: policySchema.describe('How the newsroom works, in general'),
          ethicsPolicy: policySchema.describe('What its journalists may and may not do'),
          correctionsPolicy: policySchema.describe('How errors are admitted'),
          diversityPolicy: policySchema.describe('Whom it means to hear and to employ'),
          diversityStaffingReport: policySchema.describe('Who works there, counted'),
          ownershipFundingInfo: policySchema.describe('Who owns it and who pays'),
          masthead: policySchema.describe('Who is responsible for what'),
          missionCoveragePrioritiesPolicy: policySchema.describe('What it covers first, and why'),
          verificationFactCheckingPolicy: policySchema.describe('How facts are checked before publication'),
          unnamedSourcesPolicy: policySchema.describe('When a source may stay without a name'),
          noBylinesPolicy: policySchema.describe('When an article may stay without a byline'),
          actionableFeedbackPolicy: policySchema.describe('How readers are heard'),
        },
        { error: 'write e.g. {ethicsPolicy: page:ethics, correctionsPolicy: page:corrections}' },
      )
      .prefault({})
      .describe(
        'Where the newsroom says how it works: standing pages, by the names of https://schema.org/NewsMediaOrganization. Several may be parts of one page. `broadsheet doctor` names those that are missing',
      ),
  },
  { error: 'write {legalName: …, foundingDate: …, policies: {…}}, or leave the key out' },
);
type Policies = z.output<typeof organizationSchema>['policies'];
/** The policies that a newsroom may have, by schema.org's names. */
type PolicyName = keyof Policies;

/** `content/publication.yaml`: what the publication is called and how one finds one's way in it. */
export const publicationSchema = z.strictObject({
  name: text('write the name of the publication').describe('The paper’s name, in the masthead, in titles and in feeds'),
  nameplate: nameplateSchema
    .nullable()
    .default(null)
    .describe('The name as artwork, printed in the colour of the ink. Left out: the name is set in type'),
  tagline: z.string().trim().default('').describe('The line under the name'),
  description: z.string().trim().default('').describe('One or two sentences, for search engines and feeds'),
  url: siteAddress
    .nullable()
    .default(null)
    .describe('The address that readers use. `SITE_URL` of the environment wins over it'),
  language: language.default('en').describe('BCP 47: the language of the pages and of their dates'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'write an IANA time zone, e.g. Europe/London')
    .default('UTC')
    .describe('IANA: the zone in which dates and times are printed')
    .meta({ examples: ['Europe/London'] }),
  nav: z
    .array(navEntrySchema, { error: 'write a list of slugs of sections, and kind:opinion' })
    .nullable()
    .default(null)
    .describe('The section bar, in order: slugs of sections, or `kind:opinion`. Left out: every section'),
  index: z
    .array(groupSchema, { error: 'write a list of {title: …, links: [section:…, topic:…, page:…]}' })
    .nullable()
    .default(null)
    .describe(
      'The groups of links in the drawer and in the footer. A link is a reference (`section:asia-pacific`, `topic:fisheries`, `kind:opinion`, `page:about`, `author:mara-lindqvist`), named by what it refers to, or `{label: Feeds, href: /feeds}`. Left out: sections, topics, formats and standing pages',
    ),
  footer: z
    .array(linkSchema, { error: 'write a list, e.g. [page:contact, page:privacy]' })
    .default([])
    .describe('The small links at the foot of each page, as in `index`'),
  focus: z
    .array(z.string().regex(new RegExp(`^${slug}$`), 'write the slug of a topic'), {
      error: 'write a list of slugs of topics',
    })
    .nullable()
    .default(null)
    .describe('The topics in the rail under the section bar. Left out: those with the most articles'),
  social: z
    .array(
      z.strictObject({
        name: text('write the name of the service, e.g. Mastodon').describe('The service'),
        url: webAddress('write a web address, e.g. https://example.org').describe('The address there'),
      }),
      { error: 'write a list of {name: …, url: https://…}' },
    )
    .default([])
    .describe('Where else the publication can be followed'),
  newsletter: newsletterSchema
    .nullable()
    .default(null)
    .describe('The newsletter that is announced; left out: none, and no word of it. Nobody can sign up yet'),
  cacheLimit: z
    .number()
    .int()
    .min(1, 'write seconds, from 1 to 86400')
    .max(86_400, 'write seconds, from 1 to 86400')
    .default(600)
    .describe(
      'Seconds that a cache between the site and its readers (a CDN) may go on showing a page after it changed or was withdrawn, when the site cannot be reached',
    ),
  crawlers: crawlersSchema.prefault({}).describe('Which crawlers are welcome. Left out: all'),
  wellKnown: wellKnownSchema.prefault({}).describe('`ads.txt`, `security.txt` and the like'),
  organization: organizationSchema
    .prefault({})
    .describe('Who publishes, for search engines and for readers who want to know how the newsroom works'),
  edition: someText
    .nullable()
    .default(null)
    .describe('The edition, beside the date in the masthead')
    .meta({ examples: ['Demonstration edition'] }),
  copyright: someText
    .nullable()
    .default(null)
    .describe('Who owns the rights')
    .meta({ examples: ['© 2026 The Meridian'] }),
  colophon: someText
    .nullable()
    .default(null)
    .describe('The small print under the index: who prints this, with what, under which licence'),
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
  own.links.push({ label: 'Feeds', href: '/feeds' });
  return [
    group('Sections', 'section', site.sections),
    group('Topics', 'topic', site.topics.slice(0, 8)),
    group('Formats', 'kind', site.kinds),
    own,
  ].filter((entry) => entry.links.length > 0);
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
