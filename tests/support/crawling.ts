import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { parseHTML } from 'linkedom';
import { structuredDataProblems } from './schema-org.ts';

/** A page as whoever is no browser reads it. */
export function crawled(html: string) {
  const { document } = parseHTML(html);
  const contents = (selector: string) =>
    [...document.querySelectorAll(selector)].map((element) => element.getAttribute('content') ?? '');
  const graphs = [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    ({ textContent }) => JSON.parse(textContent ?? '') as { '@graph': Record<string, unknown>[] },
  );
  return {
    title: document.querySelector('title')?.textContent ?? '',
    /** Of every meta tag with this name or property. */
    meta: (name: string) => contents(`meta[name="${name}"], meta[property="${name}"]`),
    canonical: [...document.querySelectorAll('link[rel="canonical"]')].map((link) => link.getAttribute('href')),
    graphs,
    /** The first node of one of these types, or undefined. */
    node: (...types: string[]) =>
      graphs.flatMap((graph) => graph['@graph']).find((node) => types.includes(String(node['@type']))),
    texts: (selector: string) => [...document.querySelectorAll(selector)].map(({ textContent }) => plain(textContent)),
  };
}

const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

/** The recommended rules, as far as they are about HTML and not about how a person writes it. */
const htmlValidate = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      // React writes names and boolean attributes in its own way, and void elements in another than Markdown's compiler:
      // the same document to every parser.
      'attr-case': ['error', { style: ['lowercase', 'camelcase'] }],
      'void-style': 'off',
      // A title is the headline as it is shown; how much of it a search engine shows is its own choice.
      'long-title': 'off',
      'attribute-boolean-style': ['error', { style: 'empty' }],
      'attribute-empty-style': ['error', { style: 'empty' }],
      // Ids are made of a writer's words. HTML asks of one that it has a character and no space; that a selector would
      // have to escape a digit at its beginning is nothing to a link.
      'valid-id': ['error', { relaxed: true }],
      // A space before the end of a line is a writer's, and nobody sees it.
      'no-trailing-whitespace': 'off',
    },
  }),
);

/** What html-validate says of a page, as lines that name rule and place. */
export async function htmlProblems(html: string): Promise<string[]> {
  const { results } = await htmlValidate.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, column, selector }) => `${ruleId}: ${message} (${line}:${column} ${selector})`,
    ),
  );
}

/** What is wrong with the structured data of a page, if it has any. */
export async function graphProblems(html: string): Promise<string[]> {
  return (await Promise.all(crawled(html).graphs.map(structuredDataProblems))).flat();
}
