import { outcomeOf } from '#lib/doctor/answer.ts';
import { pathOn } from '#lib/doctor/places.ts';
import { checkAll } from '#lib/doctor/rule.ts';
import { oEmbedRules, twinRules } from '#lib/doctor/rules/copies.ts';
import type { Crawled } from './crawl.ts';
import type { Examination } from './examination.ts';

const noOEmbed = {
  rule: 'oEmbed can be discovered',
  level: 'problem',
  source: 'https://oembed.com/#section4',
} as const;
const foreignOEmbed = {
  rule: 'oEmbed answers for its own site alone',
  level: 'problem',
  source: 'https://oembed.com/#section2.3',
} as const;

/** Looks at other forms of some articles: Markdown and oEmbed. */
export async function examineCopies(examination: Examination, copies: Crawled['copies']): Promise<void> {
  const { site, client, diagnosis } = examination;
  const undiscovered = copies.filter(({ oEmbed }) => oEmbed === null);
  diagnosis.add(
    undiscovered.map(({ path }) => ({
      ...noOEmbed,
      address: path,
      problem: 'there is no link rel="alternate" of the type application/json+oembed',
    })),
  );
  let provider: string | null = null;
  for (const { path, headline, markdown, oEmbed } of copies) {
    const twin = (markdown && pathOn(markdown, site.url)) ?? `${path}.md`;
    const about = { site, article: path, headline };
    diagnosis.add(checkAll(twinRules, { ...about, answer: await client.ask(twin) }, twin));
    const embed = oEmbed && pathOn(oEmbed, site.url);
    if (!embed) continue;
    provider ??= embed.split('?')[0]!;
    diagnosis.add(checkAll(oEmbedRules, { ...about, answer: await client.ask(embed) }, embed));
  }
  if (provider === null) return;
  const foreign = `${provider}?url=${encodeURIComponent('https://elsewhere.example/story')}`;
  const { status } = await client.ask(foreign);
  if (status < 400 || status >= 500)
    diagnosis.add([{ ...foreignOEmbed, address: foreign, problem: `it ${outcomeOf({ status })}, not 404` }]);
}
