import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { memoryPages, validateXML } from 'xmllint-wasm';

const fixture = (fileName: string) => ({
  fileName,
  contents: readFileSync(fileURLToPath(new URL(`../fixtures/xsd/${fileName}`, import.meta.url)), 'utf8'),
});
const protocol = {
  fileName: 'sitemap.xsd',
  contents: readFileSync(
    fileURLToPath(new URL('../../node_modules/sitemap/schema/sitemap.xsd', import.meta.url)),
    'utf8',
  ),
};

/** What the schemas of sitemaps.org and Google have against sitemaps, or indexes of them; empty when all are valid. */
export async function sitemapProblems(...documents: readonly string[]): Promise<string[]> {
  const isIndex = (xml: string) => xml.includes('<sitemapindex');
  const indexes = await problemsOf(documents.filter(isIndex), 'siteindex.xsd', []);
  const extensions = [protocol, fixture('sitemap-image.xsd'), fixture('sitemap-news.xsd')];
  const sitemaps = await problemsOf(
    documents.filter((xml) => !isIndex(xml)),
    'urlset.xsd',
    extensions,
  );
  return [...indexes, ...sitemaps];
}

async function problemsOf(
  documents: readonly string[],
  schema: string,
  preload: (typeof protocol)[],
): Promise<string[]> {
  if (documents.length === 0) return [];
  const { errors } = await validateXML({
    xml: documents.map((contents, i) => ({ fileName: `sitemap-${i}.xml`, contents })),
    schema: fixture(schema),
    preload,
    maxMemoryPages: memoryPages.GiB,
  });
  return errors.map(({ message }) => message);
}
