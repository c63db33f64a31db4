import { expect, test } from 'vitest';
import { parseAddress } from '#press/address.ts';
import { OldQueries } from '#press/old-queries.ts';
import { plainAddress } from '#press/plain-address.ts';

test('what other systems hang on to an address, and capitals, are not part of ours', () => {
  for (const [asked, meant] of [
    ['/index.html', '/'],
    ['/INDEX.PHP', '/'],
    ['/About', '/about'],
    ['/about.html', '/about'],
    ['/about/index.htm', '/about'],
    ['/article/Strait/amp', '/article/strait'],
    ['/article/strait.amp', '/article/strait'],
    ['/article/STRAIT.MD', '/article/strait.md'],
    ['/Article/Strait.html/amp/index.html', '/article/strait'],
    ['/CAF%C3%89', '/caf%C3%A9'],
  ]) {
    expect(plainAddress(asked!), asked).toBe(meant);
  }
  for (const plain of ['/', '/about', '/article/strait.md', '/feeds/rss.xml', '/example', '/champ', '/caf%C3%A9']) {
    expect(plainAddress(plain), plain).toBeNull();
  }
});

test('slashes too many are noticed, and lead to no other host', () => {
  expect(parseAddress('//evil.example/x')).toMatchObject({ path: '/evil.example/x', doubled: true });
  expect(parseAddress('/about//')).toMatchObject({ path: '/about/', doubled: true });
  expect(parseAddress('/about')).toMatchObject({ path: '/about', doubled: false });
});

test('only a query that an old address is told apart by makes another page, whatever else stands beside it', () => {
  const old = new OldQueries(['/?p=123', '/index.php?lang=en&page_id=7', '/café?id=a+b']);
  const find = (target: string) => {
    const { path, query } = parseAddress(target)!;
    return old.find(path, query);
  };
  expect(find('/?p=123')).toBe('/?p=123');
  expect(find('/?utm_source=x&p=123&p_=1')).toBe('/?p=123');
  expect(find('/index.php?page_id=7&lang=en')).toBe('/index.php?lang=en&page_id=7');
  expect(find('/caf%C3%A9?id=a%20b')).toBe('/café?id=a+b');
  for (const none of ['/', '/?p=124', '/?q=123', '/about?p=123', '/index.php?page_id=7', '/?p=123&p=123']) {
    expect(find(none), none).toBeNull();
  }
});
