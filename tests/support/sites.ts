import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** A site that the tests run: a copy of a publication, with a store and pictures of its own. */
export interface TestSite {
  name: string;
  /** Where its content comes from. */
  source: string;
  /** The copy that a test may change. */
  content: string;
  varDir: string;
  databaseUrl: string;
  port: number;
  url: string;
}

/** Added to every port, so that the tests of two working copies can run on one machine: `PORT_SHIFT=100 npm test`. */
const portShift = Number(process.env.PORT_SHIFT ?? 0);

export function testSite(name: string, source: string, wishedPort: number): TestSite {
  const varDir = resolve('var/test', name);
  const port = wishedPort + portShift;
  return {
    name,
    source: resolve(source),
    content: `${varDir}/content`,
    varDir,
    databaseUrl: `file:${varDir}/broadsheet.db`,
    port,
    url: `http://localhost:${port}`,
  };
}

/** The demonstration paper. */
export const meridian = testSite('meridian', 'content', 3411);

/** 509 real articles in the public domain; they are not part of the project. */
export const realArticles = testSite('18f', 'var/test/18f-source/18f', 3412);
export const realArticlesArchive = resolve('../shared/corpora/18f.tar.xz');
export const haveRealArticles = existsSync(realArticlesArchive);

/** The environment of a site's processes. */
export function environmentOf(site: TestSite): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(site.port),
    SITE_URL: site.url,
    DATABASE_URL: site.databaseUrl,
    BROADSHEET_CONTENT: site.content,
    BROADSHEET_VAR: site.varDir,
    LOG_LEVEL: 'warn',
    // 509 images of headlines would take longer than all there is to be seen of these articles.
    ...(site === realArticles ? { SHARE_IMAGES: 'off' } : {}),
  };
}
