import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { cacheTagHeader, tagOnTheWire, tagsInHeader } from '#lib/news/tag-header.ts';
import { tags } from '#lib/news/tags.ts';
import { purgeRequests } from '#press/purge/purge-requests.ts';

const awkward = [
  '北京',
  'кафе',
  'some-slug’',
  '🚨',
  'a,b',
  'a b',
  '100%',
  '%E5',
  'a\r\nSet-Cookie: x',
  '\u0000',
  'constructor',
  '',
];

test.each(awkward)('a tag of %j crosses a header line and comes out as it went in', (slug) => {
  const header = cacheTagHeader([tags.article(slug), tags.front]);
  expect(header).toMatch(/^[\x21-\x7e]*$/);
  expect(tagsInHeader(header)).toEqual([tags.article(slug), tags.front]);
});

test('tags of our own things stand in headers as they are called', () => {
  const known = [tags.article('the-strait'), tags.month('2026-11'), tags.shareImage('section:europe'), tags.front];
  expect(cacheTagHeader(known)).toBe(known.join(','));
});

test('half a character is no reason to fail, and neither is an encoding that is none', () => {
  expect(cacheTagHeader(['article:\ud83d'])).toBe('article:%EF%BF%BD');
  expect(tagsInHeader('article:%E5,front')).toEqual(['article:%E5', 'front']);
});

test('an address longer than any slug takes no room in the header', () => {
  expect(cacheTagHeader([tags.article('x'.repeat(4000)), tags.front])).toBe('front');
  // The longest slug there can be, in letters that take nine bytes each.
  expect(tagsInHeader(cacheTagHeader([tags.article('北'.repeat(120))]))).toEqual([tags.article('北'.repeat(120))]);
});

test.each([
  { kind: 'fastly', apiUrl: 'https://f', serviceId: 's', token: 't' },
  { kind: 'cloudflare', apiUrl: 'https://c', zoneId: 'z', token: 't' },
  { kind: 'http', url: 'http://v/', method: 'PURGE', header: 'Surrogate-Key', token: null },
] as const)('a cache of the kind $kind is told the tag that the page carries', (target) => {
  const [call] = purgeRequests(target, [tags.article('北')]);
  expect(JSON.stringify([call!.headers, call!.body])).toContain(tagOnTheWire(tags.article('北')));
  expect(() => new Headers(call!.headers)).not.toThrow();
});

/** A server that answers as Next would, in a process of its own: what is tested here patches the whole of Node. */
async function answersOf(handler: string): Promise<string> {
  const program = `
    import { createServer, get } from 'node:http';
    await import('${process.cwd()}/instrumentation-node.ts');
    const { noteCarried } = await import('#lib/newsroom/carried.ts');
    const server = createServer((request, response) => { try { (${handler})(request, response); } catch {} });
    server.listen(0, '127.0.0.1', () => {
      get({ port: server.address().port, host: '127.0.0.1' }, (answer) => {
        console.log(JSON.stringify([answer.statusCode, answer.headers['cache-tag']]));
        process.exit();
      }).on('error', ({ code }) => { console.log(code); process.exit(); });
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return (await text(child.stdout)).trim();
}

test('Next answers for an address in any script, and names its tag', async () => {
  const said = await answersOf(
    `(_, response) => { noteCarried(['article:北’'], 7); response.writeHead(404); response.end(); }`,
  );
  expect(JSON.parse(said)).toEqual([404, 'article:%E5%8C%97%E2%80%99']);
});

test('an answer whose headers cannot be written ends at once', async () => {
  expect(await answersOf(`(_, response) => { response.writeHead(200, { 'X-Name': '北' }); }`)).toBe('ECONNRESET');
});
