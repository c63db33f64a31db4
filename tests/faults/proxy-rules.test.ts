import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cacheStatus } from '../support/cache-status.ts';
import { pretendedOrigin } from '../support/pretended-origin.ts';
import { untilOld } from '../support/until-old.ts';
import { startNginx, startVarnish, type Proxy } from '../support/proxies.ts';

/** What the files in `deploy/` make of the press's headers, tried before an origin that says what a test needs. */
describe.each([
  ['nginx', startNginx],
  ['Varnish', startVarnish],
] as const)('%s with our configuration', (name, start) => {
  let origin: Awaited<ReturnType<typeof pretendedOrigin>>;
  let proxy: Proxy;
  beforeAll(async () => {
    origin = await pretendedOrigin();
    proxy = await start(origin.port);
  });
  afterEach(() => origin.asked());
  afterAll(async () => {
    await proxy?.stop();
    await origin?.stop();
  });

  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(proxy.url + path, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const says = (text: string, headers: Record<string, string> = {}, status = 200) =>
    origin.answers((_, response) => response.writeHead(status, headers).end(text));
  /** New for a second, and then shown for a minute while it is asked for again or cannot be had. */
  const stale = {
    'Cache-Control': 'public, max-age=0, s-maxage=1, stale-while-revalidate=60, stale-if-error=60',
  };
  const isOld = ({ headers }: { headers: Headers }) => untilOld(headers, `http://127.0.0.1:${origin.port}/healthz`);
  const forAnHour = { 'Cache-Control': 'public, max-age=0, s-maxage=3600', ETag: '"one"' };

  test('keeps a page as long as the press says, and answers who has it with 304', async () => {
    says('a page', forAnHour);
    expect((await ask('/kept')).text).toBe('a page');
    says('another page', forAnHour);
    const again = await ask('/kept');
    expect([again.text, cacheStatus(again.headers)]).toEqual(['a page', 'hit']);
    expect((await ask('/kept', { 'If-None-Match': '"one"' })).status).toBe(304);
    expect(origin.asked()).toHaveLength(1);
  });

  test('asks for the three encodings that there are, and mixes none of them up', async () => {
    origin.answers(({ headers }, response) => {
      const encoding = headers['accept-encoding'] ?? 'none';
      response.writeHead(200, { ...forAnHour, Vary: 'Accept-Encoding' }).end(encoding);
    });
    const wishes = ['gzip, deflate, br', 'br;q=1.0, gzip;q=0.8, *;q=0.1', 'gzip', 'deflate, gzip;q=0.5', 'identity'];
    const got = [];
    for (const wish of [...wishes, ...wishes]) got.push((await ask('/packed', { 'Accept-Encoding': wish })).text);
    expect(got).toEqual([...Array(2)].flatMap(() => ['br', 'br', 'gzip', 'gzip', 'none']));
    expect(origin.asked()).toHaveLength(3);
  });

  test('shows a page while it asks again, and keeps it while the press is away, but not for longer than it may', async () => {
    const brief = { 'Cache-Control': 'public, max-age=0, s-maxage=1, stale-while-revalidate=6, stale-if-error=6' };
    says('old', stale);
    await isOld(await ask('/stale'));
    origin.asked();
    const rendered = Promise.withResolvers<void>();
    origin.answers(async (_, response) => {
      await rendered.promise;
      response.writeHead(200, brief).end('new');
    });
    expect((await ask('/stale')).text).toBe('old');
    await expect.poll(() => origin.asked().length).toBe(1);
    rendered.resolve();
    await expect.poll(async () => (await ask('/stale')).text).toBe('new');

    await origin.stop();
    try {
      let shown = 0;
      const status = async () => {
        const answer = await ask('/stale');
        if (answer.status !== 200) return answer.status;
        expect(answer.text).toBe('new');
        shown += 1;
        return 200;
      };
      await expect.poll(status).toBeGreaterThanOrEqual(502);
      expect(shown).toBeGreaterThan(0);
    } finally {
      await origin.start();
    }
    await expect.poll(async () => (await ask('/stale')).status).toBe(200);
  });

  test('gives the copy of a moment ago to who asks for it, and asks again for the next', async () => {
    says('a moment ago', { 'Cache-Control': 'public, max-age=0, s-maxage=0' });
    expect((await ask('/moment')).text).toBe('a moment ago');
    expect((await ask('/moment')).text).toBe('a moment ago');
    says('now', forAnHour);
    expect((await ask('/moment')).text).toBe('now');
    expect(cacheStatus((await ask('/moment')).headers)).toBe('hit');
  });

  test('keeps a page when the press says that it cannot make it, but not when it says that there is none', async () => {
    says('a page', stale);
    const kept = [await ask('/broken'), await ask('/nothing'), await ask('/withdrawn')];
    for (const answer of kept) await isOld(answer);
    says('broken', { 'Cache-Control': 'no-store' }, 503);
    origin.asked();
    expect(await ask('/broken')).toMatchObject({ status: 200, text: 'a page' });
    await expect.poll(() => origin.asked().length).toBeGreaterThan(0);
    expect(await ask('/broken')).toMatchObject({ status: 200, text: 'a page' });
    for (const [path, status] of [
      ['/nothing', 404],
      ['/withdrawn', 410],
    ] as const) {
      says('gone', { 'Cache-Control': 'public, max-age=0, s-maxage=1' }, status);
      await expect.poll(async () => (await ask(path)).status).toBe(status);
    }
  });

  test('shows a preview only to who has opened it', async () => {
    origin.answers(({ headers }, response) =>
      response.writeHead(200, forAnHour).end(headers.cookie?.includes('secret') ? 'a draft' : 'public'),
    );
    for (const cookie of ['broadsheet_preview=secret', 'theme=dark; __prerender_bypass=secret']) {
      const path = `/article/${cookie.length}`;
      expect((await ask(path, { Cookie: cookie })).text).toBe('a draft');
      expect((await ask(path)).text).toBe('public');
      const opened = await ask(path, { Cookie: cookie });
      expect([opened.text, cacheStatus(opened.headers)]).toEqual(['a draft', 'fwd=bypass']);
      // Any other cookie changes nothing.
      const reader = await ask(path, { Cookie: 'visitor=7' });
      expect([reader.text, cacheStatus(reader.headers)]).toEqual(['public', 'hit']);
    }
  });

  test('keeps nothing of the desk, of previews, of what sets a cookie, or of who signs in', async () => {
    let count = 0;
    origin.answers(({ url = '' }, response) => {
      const cookie = url === '/cookie' ? { 'Set-Cookie': 'session=7' } : {};
      response.writeHead(200, { ...forAnHour, ...cookie }).end(String((count += 1)));
    });
    const paths = [
      '/desk',
      '/desk/articles?page=2',
      '/preview/abc',
      '/api/desk/articles',
      '/api/newsletter',
      '/cookie',
    ];
    for (const path of [...paths, '/metrics', '/readyz']) {
      const [first, second] = [await ask(path), await ask(path)];
      expect(second.text, path).not.toBe(first.text);
    }
    const signedIn = { Authorization: 'Bearer secret' };
    expect((await ask('/signed', signedIn)).text).not.toBe((await ask('/signed', signedIn)).text);
  });

  test('keeps what open pages of live coverage ask for, and hands their stream on as it comes', async () => {
    // The second event is sent when the first has come: a proxy that collects them would wait for ever.
    const firstCame = Promise.withResolvers<void>();
    origin.answers(({ url = '' }, response) => {
      if (!url.endsWith('/events')) return response.writeHead(200, forAnHour).end('{}');
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('data: one\n\n');
      void firstCame.promise.then(() => response.write('data: two\n\n'));
    });
    await ask('/api/live/strait');
    expect(cacheStatus((await ask('/api/live/strait')).headers)).toBe('hit');

    const pieces: string[] = [];
    await new Promise<void>((done) => {
      const stream = request(`${proxy.url}/api/live/strait/events`, (answer) => {
        answer.on('data', (piece: Buffer) => {
          pieces.push(piece.toString().trim());
          firstCame.resolve();
          if (piece.toString().includes('two')) stream.destroy();
        });
        answer.on('close', done);
        answer.on('error', () => {});
      });
      stream.on('error', () => {}).end();
    });
    expect(pieces).toEqual(['data: one', 'data: two']);
  });

  test('tells the press whose request it is, and readers nothing of tags', async () => {
    says('a page', { ...forAnHour, 'Surrogate-Key': 'front', 'Cache-Tag': 'front' });
    const { headers } = await ask('/whose', { 'X-Forwarded-For': '203.0.113.9' });
    expect([...headers.keys()].filter((key) => ['surrogate-key', 'cache-tag', 'xkey'].includes(key))).toEqual([]);
    await ask('/desk/whose', { 'X-Forwarded-For': '203.0.113.9' });
    const [asked, atTheDesk] = origin.asked();
    expect(atTheDesk!.headers['x-forwarded-for']).toBe(asked!.headers['x-forwarded-for']);
    expect(asked!.headers.host).toBe(atTheDesk!.headers.host);
    expect(asked!.headers['x-forwarded-for']).toMatch(/203\.0\.113\.9, ?127\.0\.0\.1$/);
  });

  test.runIf(name === 'Varnish')('purges by tag, from the machines of the press alone', async () => {
    const tagged: Record<string, string> = { '/one': 'article:one europe', '/two': 'article:two', '/three': 'europe' };
    origin.answers(({ url = '' }, response) =>
      response.writeHead(200, { ...forAnHour, 'Surrogate-Key': tagged[url]! }).end(url),
    );
    const readAll = async () => {
      for (const path of Object.keys(tagged)) await ask(path);
    };
    const purge = (headers: Record<string, string>) => fetch(proxy.url, { method: 'PURGE', headers });
    await readAll();
    expect(await (await purge({ 'Surrogate-Key': 'europe other' })).text()).toBe('Purged 2');
    origin.asked();
    await readAll();
    expect(origin.asked().map(({ url }) => url)).toEqual(['/one', '/three']);
    expect(await (await purge({ 'xkey-purge': 'article:two' })).text()).toBe('Purged 1');
    expect((await purge({})).status).toBe(400);
  });
});
