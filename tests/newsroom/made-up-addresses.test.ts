import { statSync } from 'node:fs';
import { expect, inject, test } from 'vitest';

/** What nobody ever published, asked for with the real Next behind the press. */
const site = inject('newsroom');

const names = ['北', 'some-slug”', 'some-slug\u200b', 'кафе', '🚨', '100%', 'a,b', 'constructor', '__proto__'];
const places = (name: string) => [
  `/${name}`,
  `/${name}/${name}`,
  `/article/${name}`,
  `/article/${name}.md`,
  `/article/${name}/updates/1`,
  `/embed/article/${name}`,
  `/section/${name}`,
  `/topic/${name}/page/2`,
  `/author/${name}`,
  `/kind/${name}`,
  `/feeds/section/${name}/rss.xml`,
  `/sitemaps/${name}`,
  `/oembed?url=${site.url}/article/${name}`,
];

test.each(names)(
  'at the addresses of “%s” there is nothing, in whatever script, and the site says so',
  async (name) => {
    for (const place of places(encodeURIComponent(name))) {
      const answer = await fetch(site.url + place, { redirect: 'manual' });
      expect(answer.status, place).toBe(404);
      await answer.text();
    }
    expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
  },
);

test('a cache is told of such an address by a tag that it can purge', async () => {
  const { headers } = await fetch(`${site.url}/article/${encodeURIComponent('北')}`);
  expect(headers.get('cache-tag')?.split(',')).toContain('article:%E5%8C%97');
  expect(headers.get('surrogate-key')?.split(' ')).toContain('article:%E5%8C%97');
});

test('what the site writes is not for everybody on the machine', () => {
  for (const path of ['', '/press']) expect(statSync(site.varDir + path).mode & 0o007, path).toBe(0);
});
