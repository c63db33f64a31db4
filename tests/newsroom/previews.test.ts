import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { rename, withdraw } from '#lib/desk/commands/amend.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create, revise } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { previewSchema, reviseSchema } from '#lib/desk/inputs.ts';
import { makePreview, revokePreview } from '#lib/desk/previews.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { begun as plainly } from '../support/desk.ts';
import { keptText } from '../support/kept-text.ts';
import { noticed } from '../support/noticed.ts';
import { startPlainNext, startSite } from '../support/serve.ts';
import { atAnotherPort } from '../support/sites.ts';
import { until } from '../support/until.ts';

/** The newsroom's site, and two drafts of the desk. */
const site = inject('newsroom');
const begun = (slug: string, rest: object = {}) =>
  plainly(slug, { section: 'europe', authors: ['noor-castellan'], topics: ['chokepoints'], ...rest });
let store: Store;
let desk: Desk;

const get = (path: string, cookie?: string, base = site.url) =>
  fetch(base + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
const text = async (path: string, cookie?: string) => (await get(path, cookie)).text();

async function link(slug: string, options: { revision?: number; hours?: number } = {}) {
  return makePreview(desk, previewSchema.parse({ slug, ...options }));
}

/** Follows a link as a browser does, and keeps its cookie. */
async function opened(url: string): Promise<{ address: string; cookie: string }> {
  const answer = await get(url);
  expect(answer.status).toBe(303);
  return { address: answer.headers.get('location')!, cookie: answer.headers.getSetCookie()[0]!.split(';')[0]! };
}

/** A link is as old as the millisecond in which it was made. */
const laterThan = (moment: string) => until(async () => (await store.now()) > moment);
const newest = async (slug: string) => (await store.desk.find(slug))!.revision;
const rewrite = async (slug: string, body: string) =>
  revise(desk, slug, reviseSchema.parse({ basedOn: await newest(slug), body }));

beforeAll(async () => {
  store = await openStore(site.databaseUrl);
  desk = { store, by: 'noor-castellan', contentDir: site.content, varDir: site.varDir };
  await create(desk, begun('first-draft', { body: 'The text of the first draft.' }));
  await create(desk, begun('second-draft', { body: 'The text of the second draft.' }));
});
afterAll(async () => {
  await store?.close();
});

test('a link opens its draft, as the reader’s page with a bar, and nothing of another', async () => {
  const { address, cookie } = await opened((await link('first-draft')).url);
  expect(address).toBe('/article/first-draft');
  const page = await text(address, cookie);
  expect(page).toContain('The text of the first draft.');
  expect(page).toContain('Preview, not public.');
  expect(page).toContain('by Noor Castellan');

  expect((await get('/article/second-draft', cookie)).status).toBe(404);
  expect((await get(address)).status).toBe(404);
  for (const path of ['/', '/article/the-price-of-distance', '/section/europe', '/latest', '/feeds/rss.xml']) {
    const other = await get(path, cookie);
    expect(other.status, path).toBe(200);
    expect(other.headers.get('cache-control'), path).toContain('public');
    expect(await other.text(), path).not.toMatch(/first.draft|preview-bar/);
  }
});

test('nobody keeps a preview or lists it, and it needs no script', async () => {
  const { address, cookie } = await opened((await link('first-draft')).url);
  const answer = await get(address, cookie);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  expect(answer.headers.get('speculation-rules')).toBeNull();
  expect(answer.headers.get('etag')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
  expect(answer.headers.getSetCookie()).toEqual([]);
  const page = await answer.text();
  expect(page).toContain('<meta name="robots" content="noindex, nofollow"/>');
  expect(page).not.toMatch(/<script[^>]*\/_next\//);
  expect(page.match(/<script(?! type="application\/ld\+json")[^>]*>/g)).toHaveLength(1);
  const head = await fetch(site.url + address, { method: 'HEAD', headers: { cookie } });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('the cookie is for one address, for no script, and as long as the link; Next’s own stays behind the press', async () => {
  const { url, expiresAt } = await link('first-draft');
  const cookies = (await get(url)).headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(
    /^broadsheet_preview=[\w.-]+; Path=\/article\/first-draft; Expires=[^;]+; HttpOnly; SameSite=lax$/,
  );
  const expires = Date.parse(/Expires=([^;]+)/.exec(cookies[0]!)![1]!);
  expect(Math.abs(expires - Date.parse(expiresAt))).toBeLessThan(1000);
});

test('what expired, was revoked or made up is the same page, a 404; also for who had opened it', async () => {
  const short = await link('first-draft');
  const revoked = await link('first-draft');
  const before = [await opened(short.url), await opened(revoked.url)];
  await revokePreview(desk, revoked.id);
  // Its hour has come.
  await store.transaction((tx) =>
    tx.db.updateTable('preview').set({ expires_at: '2026-01-01T00:00:00.000Z' }).where('id', '=', short.id).execute(),
  );
  const good = (await link('first-draft')).url;
  const forged = good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A');
  const pages: string[] = [];
  for (const url of [short.url, revoked.url, forged, '/preview/nothing', '/preview/a/b', '/preview/']) {
    const answer = await get(url);
    expect(answer.status, url).toBe(404);
    expect(answer.headers.get('cache-control'), url).toBe('private, no-store');
    expect(answer.headers.getSetCookie(), url).toEqual([]);
    pages.push(await answer.text());
  }
  expect(new Set(pages).size).toBe(1);
  for (const { address, cookie } of before) expect((await get(address, cookie)).status).toBe(404);
});

test('a link leads to its article alone, whatever is written behind it or in a header', async () => {
  const { url } = await link('first-draft');
  for (const [path, headers] of [
    [`${url}?slug=//evil.example&redirect=https://evil.example`, {}],
    [url, { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' }],
  ] as const) {
    const answer = await fetch(site.url + path, { redirect: 'manual', headers });
    expect(answer.headers.get('location')).toBe('/article/first-draft');
  }
  for (const path of [`${url}//evil.example`, `/preview//evil.example`, `${url}%2f..%2f..%2fevil`]) {
    const answer = await get(path);
    expect([400, 404], path).toContain(answer.status);
    expect(answer.headers.get('location'), path).toBeNull();
  }
});

test('leaving forgets the preview and leads to what readers see', async () => {
  const leave = (article: string) =>
    fetch(`${site.url}/preview/leave`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ article }) });
  const draft = await leave('first-draft');
  expect([draft.status, draft.headers.get('location')]).toEqual([303, '/']);
  expect(draft.headers.getSetCookie().join()).toMatch(
    /broadsheet_preview=; Path=\/article\/first-draft; Expires=Thu, 01 Jan 1970/,
  );
  expect((await leave('the-price-of-distance')).headers.get('location')).toBe('/article/the-price-of-distance');
  for (const wrong of ['//evil.example', 'https://evil.example', '../x', '']) {
    const answer = await leave(wrong);
    expect([answer.status, answer.headers.get('location')], wrong).toEqual([422, null]);
  }
  // A browser may open any link before it is followed.
  expect((await get('/preview/leave')).status).toBe(405);
});

test('a link to a revision stays with it while newer ones are written; one to the article follows', async () => {
  const frozen = await opened((await link('second-draft', { revision: 1 })).url);
  const following = await opened((await link('second-draft')).url);
  await rewrite('second-draft', 'That text was written later.');
  expect(await text(frozen.address, frozen.cookie)).toContain('The text of the second draft.');
  const page = await text(following.address, following.cookie);
  expect(page).toContain('That text was written later.');
  expect(page).not.toContain('The text of the second draft.');
});

test('made-up cookies show the public page, from memory, and none is handed on', async () => {
  const path = '/article/the-price-of-distance';
  const page = await text(path);
  const { cookie } = await opened((await link('first-draft')).url);
  const other = `${cookie.slice(0, -1)}${cookie.endsWith('A') ? 'B' : 'A'}`;
  for (const bogus of [
    'broadsheet_preview=',
    'broadsheet_preview=x; __prerender_bypass=y',
    cookie,
    other,
    `${other}; __prerender_bypass=${'0'.repeat(32)}`,
    `x_broadsheet_preview=1; broadsheet_preview=${'a'.repeat(5000)}`,
  ]) {
    const answer = await get(path, bogus);
    expect(answer.status, bogus).toBe(200);
    expect(answer.headers.get('cache-control'), bogus).toContain('public');
    expect((await answer.text()) === page, bogus).toBe(true);
  }
});

test('a draft mode of another build is no matter: the preview’s own cookie is enough', async () => {
  const { address, cookie } = await opened((await link('first-draft')).url);
  for (const bypass of ['', '; __prerender_bypass=of-another-build']) {
    expect(await text(address, cookie + bypass)).toContain('The text of the first draft.');
  }
});

test('renamed, the article is opened where it lives now', async () => {
  await create(desk, begun('working-title', { body: 'Text under a working title.' }));
  const { url } = await link('working-title');
  const before = await opened(url);
  await rename(desk, 'working-title', { slug: 'final-title' });
  expect((await get(before.address, before.cookie)).status).toBe(404);
  const after = await opened(url);
  expect(after.address).toBe('/article/final-title');
  expect(await text(after.address, after.cookie)).toContain('Text under a working title.');
});

test('a preview of what is public is the reader’s page and a bar, to the byte', async () => {
  const { address, cookie } = await opened((await link('the-price-of-distance')).url);
  const main = (html: string) => /<header class="masthead[\s\S]*<\/footer>/.exec(html)![0];
  expect(main(await text(address, cookie)) === main(await text(address))).toBe(true);
});

test('a withdrawn article says so to readers, and shows itself to who has a newer link', async () => {
  await create(desk, begun('taken-down', { body: 'Text that was taken down.' }));
  await publish(desk, 'taken-down', {});
  const older = await opened((await link('taken-down')).url);
  await laterThan(await store.now());
  await withdraw(desk, 'taken-down', { reason: '', legal: false });
  await noticed(site, store);
  expect((await get(older.address, older.cookie)).status).toBe(410);
  const newer = await opened((await link('taken-down')).url);
  expect(await text(newer.address, newer.cookie)).toContain('Text that was taken down.');
  expect((await get(newer.address)).status).toBe(410);
});

test('100 previews between 100 public pages leave the draft in no cache', async () => {
  const canary = 'canary-7f3a9c';
  await create(desk, begun('crossing', { body: 'What readers see of the crossing.' }));
  await publish(desk, 'crossing', {});
  await rewrite('crossing', `What waits has a ${canary} in it.`);
  await create(desk, begun('hidden', { headline: `Hidden ${canary}`, body: `Never public: ${canary}.` }));
  const [waiting, hidden] = [await opened((await link('crossing')).url), await opened((await link('hidden')).url)];
  const publicPaths = ['/article/crossing', '/article/hidden', '/', '/section/europe', '/topic/chokepoints'];

  await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      // Every few of them after a change that makes all pages print again.
      if (i % 20 === 0) await store.changes.record(['article:crossing', 'archive', 'front', 'section:europe']);
      const { address, cookie } = i % 2 ? waiting : hidden;
      const [preview, page] = await Promise.all([text(address, cookie), text(publicPaths[i % publicPaths.length]!)]);
      expect(preview).toContain(canary);
      expect(page).not.toContain(canary);
    }),
  );

  const surfaces = [
    ...publicPaths,
    '/article/the-price-of-distance',
    '/latest',
    '/author/noor-castellan',
    '/kind/reporting',
    '/feeds',
    '/feeds/rss.xml',
    '/feeds/section/europe/rss.xml',
    '/feeds/atom.xml',
    '/feeds/feed.json',
    '/sitemap.xml',
    '/sitemaps/news.xml',
    '/sitemaps/pages.xml',
    '/search?q=waits',
    '/search?q=hidden',
    '/nothing-here',
  ];
  for (const path of surfaces) {
    expect((await text(path)).includes(canary), path).toBe(false);
  }
  expect(await text(`/search?q=${canary}`)).toContain('Nothing found');
  expect(await text('/article/crossing')).toContain('What readers see of the crossing.');
  for (const folder of ['press', 'prints']) {
    const kept = keptText(`${site.varDir}/${folder}`);
    expect(kept, folder).toContain('What readers see of the crossing.');
    expect(kept.includes(canary), folder).toBe(false);
  }
  expect(keptText('.next/server').includes(canary)).toBe(false);
});

test('opened at one instance, a preview is open at the next one too', async () => {
  const { address, cookie } = await opened((await link('first-draft')).url);
  const elsewhere = await atAnotherPort(site);
  const { url } = elsewhere;
  const second = await startSite(elsewhere, { LOG_LEVEL: 'silent' });
  try {
    const answer = await get(address, cookie, url);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.text()).toContain('The text of the first draft.');
    expect((await get(address, undefined, url)).status).toBe(404);
  } finally {
    await second.stop();
  }
});

test('Next alone shows previews too; a draft mode that it does not know gets the public page', async () => {
  const elsewhere = await atAnotherPort(site);
  const { url } = elsewhere;
  const plain = await startPlainNext(elsewhere, site.url);
  try {
    const answer = await get((await link('first-draft')).url, undefined, url);
    const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0]!);
    expect([answer.status, answer.headers.get('location'), cookies.length]).toEqual([303, '/article/first-draft', 2]);
    const shown = await get('/article/first-draft', cookies.join('; '), url);
    expect(await shown.text()).toContain('The text of the first draft.');
    expect(shown.headers.get('cache-control')).toContain('no-store');
    expect(shown.headers.get('x-robots-tag')).toBe('noindex, nofollow');

    const ours = cookies.find((each) => each.startsWith('broadsheet_preview'))!;
    const draftMode = cookies.find((each) => !each.startsWith('broadsheet_preview'))!;
    for (const cookie of [ours, `${ours}; __prerender_bypass=of-another-build`, draftMode]) {
      expect((await get('/article/first-draft', cookie, url)).status, cookie).toBe(404);
      expect((await get('/article/the-price-of-distance', cookie, url)).status, cookie).toBe(200);
    }
    expect((await get('/article/second-draft', cookies.join('; '), url)).status).toBe(404);
    expect((await get('/preview/nothing', undefined, url)).status).toBe(404);
  } finally {
    await plain.stop();
  }
});
