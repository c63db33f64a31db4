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

/** What the schemas of sitemaps.org and Google have against a sitemap, or an index of them; empty when it is valid. */
export async function sitemapProblems(xml: string): Promise<string[]> {
  const isIndex = xml.includes('<sitemapindex');
  const { errors } = await validateXML({
    xml: { fileName: 'sitemap.xml', contents: xml },
    schema: fixture(isIndex ? 'siteindex.xsd' : 'urlset.xsd'),
    preload: isIndex ? [] : [protocol, fixture('sitemap-image.xsd'), fixture('sitemap-news.xsd')],
    maxMemoryPages: memoryPages.GiB,
  });
  return errors.map(({ message }) => message);
}
