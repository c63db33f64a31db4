import { commonWords } from './large-store.ts';

/** What may be typed to make a search of a large store (`large-store.ts`) expensive. */
export function nastySearches(): string[] {
  const common = commonWords(16);
  const [first, second, third] = common as [string, string, string];
  return [
    ...'aceinprst'.split(''),
    ...'in co de re pr st te ve ti er'.split(' '),
    ...'con com pro ter sta ver inte cont prov deco'.split(' '),
    ...'incon conin terve procon'.split(' '),
    ...common,
    common.join(' '),
    common.slice(0, 6).join(' '),
    common.toReversed().join(' '),
    `${common.slice(0, 5).join(' ')} co`,
    Array(16).fill(first).join(' '),
    'evenly oddly',
    `evenly oddly ${first} ${second} c`,
    `evenly -evenly`,
    `${first} -evenly -oddly`,
    `"${first} ${second}"`,
    `"${common.slice(0, 8).join(' ')}"`,
    `"${first} ${first} ${first} ${first} ${first} ${first}"`,
    `"evenly oddly"`,
    `"${third} ${first}" "${second} ${third}" "${first} ${third}"`,
    common.slice(0, 6).join('-'),
    `${first}-${second}-co`,
    `${first}-${second}-conin`,
    common.map((word) => `"${word}"`).join(' '),
    common.map((word) => `-${word}`).join(' '),
    // What no article has: searches for most of it.
    `${common.slice(0, 5).join(' ')} nowhere`,
    `evenly oddly ${common.slice(0, 4).join(' ')}`,
    `"evenly oddly" ${first} ${second}`,
    common
      .slice(0, 6)
      .map((word) => `${word}x`)
      .join(' '),
    `author ${first}`,
    'author',
    'x'.repeat(200),
    `${first.repeat(60)}`,
    `${'ab '.repeat(3000)}`,
    `${first}* OR ${second}*`,
    `tokens:${first} NEAR(${second} ${third})`,
    "'; drop table article; --",
    `${first} & !${second} | ${third}:* <-> ${first}`,
    '%%%%____',
    'เลือกตั้ง',
    'การเลือกตั้งทั่วไปในกรุงเทพมหานครและต่างจังหวัด'.repeat(4),
    'ဖ'.repeat(200),
    'C++ C# .NET AT&T F-16 U.S.',
    'a/b/c/d e-f-g-h i.j.k.l'.repeat(8),
    '北方領土 北 方',
    '회담 서울',
    '🦑🦑🦑',
    `${first}\0${second}`,
    '\ud800',
    'ﷺ'.repeat(500),
    '\u0301'.repeat(2000),
  ];
}
