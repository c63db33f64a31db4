import { z } from 'zod';
import { language, text, webAddress } from '#lib/schema/fields.ts';

/** What a reader has to know of an article that somebody paid for. */
export const labels = ['sponsored', 'partner'] as const;
export type Label = (typeof labels)[number];

/** As it stands on every teaser. */
export const labelName: Record<Label, string> = { sponsored: 'Sponsored', partner: 'Partner content' };

const seoSchema = z.strictObject(
  {
    title: text('write a title, or leave the key out')
      .max(140, 'write at most 140 characters')
      .optional()
      .describe('The title in search results'),
    description: text('write one or two sentences, or leave the key out')
      .max(1000, 'write one or two sentences')
      .optional()
      .describe('The sentence below it'),
  },
  { error: 'write {title: …, description: …}, or leave the key out' },
);

const partAdvice = 'write a number from 1, e.g. seriesPart: 2';

/**
 * What an article may say of itself besides what every article says. All of them pass from file, desk and API to the store
 * and back as one: a new one is an entry here, and whatever shows it.
 */
export const articleDetails = {
  dateline: text('write where it was written, e.g. TOKYO')
    .max(60, 'write at most 60 characters')
    .optional()
    .describe('Where it was written; stands before the first words')
    .meta({ examples: ['TOKYO'] }),
  language: language
    .optional()
    .describe('The language of this article (BCP 47), where it is not the publication’s')
    .meta({ examples: ['de'] }),
  series: text('write the name of the series')
    .max(120, 'write at most 120 characters')
    .optional()
    .describe('The series it is a part of, by its name as readers see it')
    .meta({ examples: ['The cable war'] }),
  seriesPart: z
    .int({ error: partAdvice })
    .min(1, partAdvice)
    .max(999, 'write a number up to 999')
    .optional()
    .describe('Which part of the series it is. Left out: the parts stand by their dates'),
  canonicalUrl: webAddress('write the whole address of the original, e.g. https://example.org/article')
    .optional()
    .describe('Where the original of a syndicated article stands, on another site: search engines are led there'),
  seo: seoSchema.optional().describe('What search engines show in place of headline and dek'),
  label: z
    .enum(labels, { error: `write ${labels.join(' or ')}, or leave the key out` })
    .optional()
    .describe('Who paid for it, on every teaser. It never leads the front page'),
};

export type ArticleDetails = z.output<z.ZodObject<typeof articleDetails>>;

/** The details among the keys of an article's front matter, or of what the desk takes; null is none. */
export function detailsIn(written: { [Key in keyof ArticleDetails]?: ArticleDetails[Key] | null }): ArticleDetails {
  return Object.fromEntries(
    Object.keys(articleDetails).flatMap((key) => {
      const value = written[key as keyof ArticleDetails];
      return value === undefined || value === null ? [] : [[key, value]];
    }),
  );
}

/** Each detail by its key, undefined where the article does not have it. */
export const allDetails = (details: ArticleDetails) =>
  Object.fromEntries(Object.keys(articleDetails).map((key) => [key, details[key as keyof ArticleDetails]])) as {
    [Key in keyof ArticleDetails]-?: ArticleDetails[Key] | undefined;
  };

/** What no schema of one field can see. */
export interface DetailProblem {
  field: keyof ArticleDetails;
  problem: string;
  instead: string;
}

/** @param sites addresses of this site, without a slash at the end */
export function detailProblems(
  { series, seriesPart, canonicalUrl }: ArticleDetails,
  sites: readonly string[],
): DetailProblem[] {
  const problems: DetailProblem[] = [];
  if (seriesPart !== undefined && series === undefined) {
    const problem = `seriesPart ${seriesPart} is a part of no series`;
    problems.push({ field: 'seriesPart', problem, instead: 'name the series: series: …' });
  }
  if (canonicalUrl !== undefined && sites.some((site) => URL.parse(site)?.host === new URL(canonicalUrl).host)) {
    const problem = `canonicalUrl "${canonicalUrl}" is an address of this site`;
    const instead = 'write the address of the original on another site, or leave the key out';
    problems.push({ field: 'canonicalUrl', problem, instead });
  }
  return problems;
}
