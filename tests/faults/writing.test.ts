import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layOutSmallPaper } from '../fixtures/content/small-paper.ts';
import { first, series } from '../support/in-full.ts';
import { environmentOf, testSite } from '../support/sites.ts';
import { untilPage } from '../support/until-page.ts';

/** `npm run dev`, as a writer has it open beside the editor. Next compiles a page when it is first asked for. */
const site = await testSite('writing');
let dev: ChildProcess;

const file = `${site.content}/articles/2026/a-draft-in-a-file.md`;
const address = '/article/a-draft-in-a-file';
const draft = (text: string, status = 'draft') => `---
headline: A draft in a file
dek: Nobody but the writer sees it.
section: trade
authors: [noor-castellan]
publishedAt: 2026-11-20T09:00:00Z
status: ${status}
---
${text}
`;

/** Each look costs half a second of the processor here: once a second is often enough. */
const becomes = (path: string, isSo: Parameters<typeof untilPage>[1]) =>
  untilPage(site.url + path, isSo, { seconds: 240, pause: 1000 });

beforeAll(async () => {
  await rm(site.varDir, { recursive: true, force: true });
  await mkdir(site.varDir, { recursive: true });
  await layOutSmallPaper(site.content);
  await writeFile(file, draft('The first words.'));
  dev = spawn('node', ['scripts/dev.ts'], {
    env: { ...environmentOf(site), NODE_ENV: 'development' },
    stdio: 'inherit',
  });
  await becomes('/article/round-the-cape', ({ status }) => status === 200);
});

afterAll(async () => {
  dev?.kill('SIGTERM');
  if (dev?.exitCode === null) await once(dev, 'exit');
});

test('a saved file is there at the next look, without a restart', async () => {
  await becomes('/article/round-the-cape', ({ text }) => !text.includes('Seen while writing.'));
  await appendFile(`${site.content}/articles/2026/round-the-cape.md`, '\n\nSeen while writing.\n');
  await becomes('/article/round-the-cape', ({ text }) => text.includes('Seen while writing.'));
});

test('a draft is at its address, with the bar, and follows the file; published, the bar is gone', async () => {
  await becomes(address, ({ status }) => status === 200);
  const page = await (await fetch(site.url + address)).text();
  expect(page).toContain('The first words.');
  expect(page).toContain('Preview, not public.');
  expect(page).toContain('articles/2026/a-draft-in-a-file.md');
  expect(page).toContain('noindex, nofollow');
  expect(page).not.toContain('Leave preview');
  // Next compiles each of them for this, which takes seconds.
  for (const path of series(['/latest', '/', '/section/trade', '/feeds/rss.xml', '/sitemaps/news.xml'], first)) {
    const list = await fetch(site.url + path);
    expect(list.status, path).toBe(200);
    expect((await list.text()).includes('draft-in-a-file'), path).toBe(false);
  }

  await writeFile(file, draft('Other words.'));
  await becomes(address, ({ text }) => text.includes('Other words.') && text.includes('Preview, not public.'));
  await writeFile(file, draft('Other words.', 'published'));
  await becomes(address, ({ text }) => text.includes('Other words.') && !text.includes('Preview, not public.'));
});

test('a file with an error keeps its page, with the error above it, and the others go on', async () => {
  await writeFile(file, draft('Words that are not shown.', 'publisht'));
  await appendFile(`${site.content}/articles/2026/round-the-cape.md`, '\n\nSeen beside an error.\n');
  await becomes(
    address,
    ({ text }) =>
      text.includes('Other words.') &&
      text.includes('write &quot;published&quot;') &&
      !text.includes('Words that are not shown.'),
  );
  await becomes('/article/round-the-cape', ({ text }) => text.includes('Seen beside an error.'));
  // An address that has no text yet shows why.
  await writeFile(`${site.content}/articles/2026/never-sound.md`, draft('Words.', 'publisht'));
  await becomes(
    '/article/never-sound',
    ({ text }) => text.includes('Nothing to show yet') && text.includes('publisht'),
  );
  await rm(`${site.content}/articles/2026/never-sound.md`);
  // Saved as Vim does.
  await writeFile(`${file}.new`, draft('Words that are shown.', 'published'));
  await rename(`${file}.new`, file);
  await becomes(
    address,
    ({ text }) => text.includes('Words that are shown.') && !text.includes('The file has errors.'),
  );
});
