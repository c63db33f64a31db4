import { resolve } from 'node:path';
import { freePort } from './free-port.ts';

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

/** A site of the Meridian, or of the publication in another folder, on a port of its own. */
export async function testSite(name: string, source = 'content'): Promise<TestSite> {
  return siteAt(name, source, await freePort());
}

/** The same content and store, served at another port: a second instance, or Next alone. */
export async function atAnotherPort<S extends TestSite>(site: S): Promise<S> {
  const port = await freePort();
  return { ...site, port, url: `http://localhost:${port}` };
}

function siteAt(name: string, source: string, port: number): TestSite {
  const varDir = resolve('var/test', name);
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

// Playwright's workers are processes that inherit this one's environment: all of them mean the same site.
process.env.MERIDIAN_PORT ??= String(await freePort());

/** The demonstration paper, as the browser tests read it; the template of every other site of it. */
export const meridian = siteAt('meridian', 'content', Number(process.env.MERIDIAN_PORT));

/** The environment of a site's processes. */
export function environmentOf(site: TestSite): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // A test runner's own NODE_ENV would keep Next from keeping prints on disk.
    NODE_ENV: 'production',
    PORT: String(site.port),
    SITE_URL: site.url,
    DATABASE_URL: site.databaseUrl,
    BROADSHEET_CONTENT: site.content,
    BROADSHEET_VAR: site.varDir,
    LOG_LEVEL: 'warn',
  };
}
