import { readFileSync, readdirSync } from 'node:fs';
import { openSync } from 'fontkit';
import { expect, test } from 'vitest';

interface Face {
  /** e.g. `Broadsheet Serif italic` */
  type: string;
  file: string;
  /** The code points for which a browser asks for the file. */
  range: Set<number>;
}

const sheet = readFileSync('app/styles/fonts.css', 'utf8');
const faces = [...sheet.matchAll(/@font-face \{([^}]*)\}/g)].flatMap(([, rules = '']) => faceOf(rules) ?? []);
const uncut = {
  'broadsheet-serif': 'Broadsheet Serif normal',
  'broadsheet-serif-italic': 'Broadsheet Serif italic',
  'broadsheet-sans': 'Broadsheet Sans normal',
};

function faceOf(rules: string): Face | null {
  const of = (pattern: RegExp) => pattern.exec(rules)?.[1];
  const file = of(/url\("([^"]+)"\)/);
  if (!file) return null;
  const type = `${of(/font-family: "([^"]+)"/)} ${of(/font-style: (\w+)/) ?? 'normal'}`;
  return { type, file: `public${file}`, range: pointsOf(of(/unicode-range: ([^;]+);/) ?? '') };
}

function pointsOf(range: string): Set<number> {
  const points = range.split(',').flatMap((part) => {
    const [first = '', last = first] = part.trim().replace('U+', '').split('-');
    const from = Number.parseInt(first, 16);
    return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, i) => from + i);
  });
  return new Set(points);
}

/** U+FFFF is no character; cmap tables end with it. */
const charactersOf = (file: string) => new Set(openSync(file).characterSet.filter((point) => point !== 0xffff));
const named = (points: Iterable<number>) => [...points].map((point) => `U+${point.toString(16)}`);

for (const [name, type] of Object.entries(uncut)) {
  test(`cutting ${name} lost no character: each is in one file, and the sheet says in which`, () => {
    const files = faces
      .filter((face) => face.type === type)
      .map(({ file, range }) => charactersOf(file).intersection(range));
    const elsewhere = [...charactersOf(`fonts/pages/${name}.woff2`)].filter(
      (point) => files.filter((characters) => characters.has(point)).length !== 1,
    );
    expect(named(elsewhere)).toEqual([]);
  });

  test(`the parts of ${name} keep its axes`, () => {
    const axes = openSync(`fonts/pages/${name}.woff2`).variationAxes;
    for (const part of ['core', 'latin']) {
      expect(openSync(`public/fonts/${name}-${part}.woff2`).variationAxes).toEqual(axes);
    }
  });
}

test('no file is asked for in vain, and no two for the same character', () => {
  for (const { type, file, range } of faces) {
    const others = faces.filter((face) => face.type === type && face.file !== file);
    expect(named([...range].filter((point) => others.some((other) => other.range.has(point))))).toEqual([]);
    // The ranges of the extended files are whole blocks; the others name what they have.
    if (file.endsWith('-ext.woff2')) continue;
    expect(named(range.difference(charactersOf(file)))).toEqual([]);
  }
});

test('every font that is served is in the sheet', () => {
  const served = readdirSync('public/fonts').filter((file) => file.endsWith('.woff2'));
  expect(faces.map(({ file }) => file.replace('public/fonts/', '')).sort()).toEqual(served.sort());
});

test('the two fonts that every page preloads weigh at most 53 kB together', () => {
  const layout = readFileSync('app/(reader)/layout.tsx', 'utf8');
  const preloaded = [...layout.matchAll(/'(\/fonts\/[^']+)'/g)].map(([, file]) => `public${file}`);
  expect(preloaded).toHaveLength(2);
  expect(preloaded.reduce((sum, file) => sum + readFileSync(file).length, 0)).toBeLessThanOrEqual(53_000);
});

test('every family that the sheet declares stands in a stack', () => {
  const stacks =
    readFileSync('app/styles/tokens.css', 'utf8')
      .match(/--font-\w+: [^;]+;/g)
      ?.join('\n') ?? '';
  const families = [...sheet.matchAll(/font-family: ("[^"]+")/g)].map(([, family = '']) => family);
  expect([...new Set(families)].filter((family) => !stacks.includes(family))).toEqual([]);
});
