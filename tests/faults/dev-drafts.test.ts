import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layOut } from '../support/serve.ts';
import { environmentOf, meridian, testSite } from '../support/sites.ts';

/** `npm run dev` on a copy of the Meridian in which somebody is writing. */
const site = testSite('dev', 'content', 3463);
let dev: ChildProcess;

const draft = (text: string, status = 'draft') => `---
headline: A draft in a file
dek: Nobody but the writer sees it.
section: europe
authors: [noor-castellan]
publishedAt: 2026-11-20T09:00:00Z
status: ${status}
---
${text}
`;
const file = `${site.content}/articles/2026/a-draft-in-a-file.md`;
const address = `${site.url}/article/a-draft-in-a-file`;

async function until(what: (page: string, status: number) => boolean): Promise<string> {
  for (const deadline = Date.now() + 90_000; ; await sleep(200)) {
    const answer = await fetch(address).catch(() => null);
    const page = answer ? await answer.text() : '';
    if (answer && what(page, answer.status)) return page;
    if (Date.now() > deadline) throw new Error(`It never came to be: ${answer?.status} ${page.slice(0, 200)}`);
  }
}

beforeAll(async () => {
  await layOut(site);
  await mkdir(site.varDir, { recursive: true });
  if (existsSync(`${meridian.varDir}/media`))
    await cp(`${meridian.varDir}/media`, `${site.varDir}/media`, { recursive: true });
  await writeFile(file, draft('The first words.'));
  const env = { ...environmentOf(site), NODE_ENV: 'development' } as NodeJS.ProcessEnv;
  dev = spawn('node', ['scripts/dev.ts'], { env, stdio: 'ignore' });
}, 180_000);
afterAll(async () => {
  dev?.kill('SIGTERM');
  if (dev?.exitCode === null) await once(dev, 'exit');
});

test('while it is written a draft is at its address, with the bar, and follows the file; published, the bar is gone', async () => {
  const page = await until((_, status) => status === 200);
  expect(page).toContain('The first words.');
  expect(page).toContain('Preview, not public.');
  expect(page).toContain('articles/2026/a-draft-in-a-file.md');
  expect(page).toContain('noindex, nofollow');
  expect(page).not.toContain('Leave preview');
  for (const path of ['/', '/latest', '/section/europe', '/feeds/rss.xml', '/sitemaps/news.xml']) {
    expect((await (await fetch(site.url + path)).text()).includes('draft-in-a-file'), path).toBe(false);
  }

  await writeFile(file, draft('Other words.'));
  await until((text) => text.includes('Other words.') && text.includes('Preview, not public.'));
  await writeFile(file, draft('Other words.', 'published'));
  await until((text) => text.includes('Other words.') && !text.includes('Preview, not public.'));
}, 180_000);
