import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { renamedFont } from './rename-font.ts';

/**
 * `node scripts/cut-share-fonts.ts <folder>`: cuts the fonts of share images from npm packages into
 * `fonts/share-images/`. They are installed for this alone, in a folder of their own, since together they take 400 MB:
 *
 * npm install --prefix <folder> @fontsource-variable/source-serif-4 @fontsource-variable/libre-franklin
 *   @fontsource/noto-naskh-arabic @fontsource/noto-serif-hebrew @fontsource/noto-sans-devanagari @fontsource/noto-serif-thai
 *   @fontsource/noto-serif-jp @fontsource/noto-serif-kr @fontsource/noto-emoji @expo-google-fonts/noto-serif-sc
 */
const [, , folder] = process.argv;
if (!folder) throw new Error('Say in which folder the packages were installed.');
const target = 'fonts/share-images';

interface Cut {
  /** As `lib/share-images/typeset.ts` asks for it. */
  family: string;
  copyright: string;
  /** Below `node_modules`. */
  source: string;
  characters: Iterable<number>;
  /** Where the source has axes, what becomes of them. */
  axes?: Record<string, number>;
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
/** Every character that a legacy encoding knows in these rows of two bytes. */
function encoded(encoding: string, [first, last]: readonly [number, number]): number[] {
  const decoder = new TextDecoder(encoding);
  return range(first, last)
    .flatMap((row) => range(0x40, 0xfe).map((cell) => decoder.decode(new Uint8Array([row, cell]))))
    .filter((text) => [...text].length === 1 && text !== '\ufffd')
    .map((text) => text.codePointAt(0)!);
}

const latin = [...range(0x20, 0x24f), ...range(0x2b0, 0x36f), ...range(0x1e00, 0x1eff), ...range(0x2000, 0x22ff)];
const cyrillic = [...range(0x400, 0x52f), 0x2116];
const greek = range(0x370, 0x3ff);
const wide = [...range(0x3000, 0x303f), ...range(0xff00, 0xffef)];
const kana = range(0x3040, 0x30ff);

const adobe = '© 2023 Adobe (http://www.adobe.com/), with Reserved Font Name ‘Source’.';
const franklin = 'Copyright 2020 The Libre Franklin Project Authors (https://github.com/googlefonts/Libre-Franklin)';
const notoProject = (part: string) => `Copyright 2022 The Noto Project Authors (https://github.com/notofonts/${part})`;
const notoCjk = '© 2017-2024 Adobe (http://www.adobe.com/). Noto is a trademark of Google Inc.';

/** Source Serif 4 as headlines have it: semi-bold, in its largest optical size. */
const serif = (part: string) => `@fontsource-variable/source-serif-4/files/source-serif-4-${part}-opsz-normal.woff2`;
const sans = (part: string) => `@fontsource-variable/libre-franklin/files/libre-franklin-${part}-wght-normal.woff2`;
const noto = (family: string, part: string) => `@fontsource/${family}/files/${family}-${part}-600-normal.woff2`;
const headlines = { wght: 600, opsz: 60 };

const cuts: Record<string, Cut> = {
  ...Object.fromEntries(
    ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'].flatMap((part) => [
      [
        `serif-${part}`,
        {
          family: 'Broadsheet Serif',
          copyright: adobe,
          source: serif(part),
          characters: [...latin, ...greek, ...cyrillic],
          axes: headlines,
        },
      ],
    ]),
  ),
  ...Object.fromEntries(
    ['latin', 'latin-ext', 'vietnamese', 'cyrillic'].map((part) => [
      `sans-${part}`,
      {
        family: 'Broadsheet Sans',
        copyright: franklin,
        source: sans(part),
        characters: [...latin, ...cyrillic],
        axes: { wght: 600 },
      },
    ]),
  ),
  arabic: {
    family: 'Broadsheet Arabic',
    copyright: notoProject('arabic'),
    source: noto('noto-naskh-arabic', 'arabic'),
    characters: [...range(0x600, 0x77f), ...range(0x8a0, 0x8ff), ...range(0xfb50, 0xfdff), ...range(0xfe70, 0xfefc)],
  },
  hebrew: {
    family: 'Broadsheet Hebrew',
    copyright: notoProject('hebrew'),
    source: noto('noto-serif-hebrew', 'hebrew'),
    characters: [...range(0x590, 0x5ff), ...range(0xfb1d, 0xfb4f)],
  },
  devanagari: {
    family: 'Broadsheet Devanagari',
    copyright: notoProject('devanagari'),
    source: noto('noto-sans-devanagari', 'devanagari'),
    characters: [...range(0x900, 0x97f), ...range(0xa8e0, 0xa8ff)],
  },
  thai: {
    family: 'Broadsheet Thai',
    copyright: notoProject('thai'),
    source: noto('noto-serif-thai', 'thai'),
    characters: range(0xe00, 0xe7f),
  },
  japanese: {
    family: 'Broadsheet Japanese',
    copyright: notoCjk,
    source: noto('noto-serif-jp', 'japanese'),
    characters: [...wide, ...kana, ...encoded('shift_jis', [0x81, 0x9f]), ...encoded('shift_jis', [0xe0, 0xea])],
  },
  chinese: {
    family: 'Broadsheet Chinese',
    copyright: notoCjk,
    source: '@expo-google-fonts/noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
    // GB 2312 for simplified, the first level of Big5 for traditional Chinese.
    characters: [
      ...wide,
      ...encoded('gbk', [0xa1, 0xa9]),
      ...encoded('gb2312', [0xb0, 0xf7]),
      ...encoded('big5', [0xa1, 0xc6]),
    ].filter((point) => !(point >= 0xe000 && point <= 0xf8ff)),
  },
  korean: {
    family: 'Broadsheet Korean',
    copyright: notoCjk,
    source: noto('noto-serif-kr', 'korean'),
    characters: [...range(0x3130, 0x318f), ...range(0xac00, 0xd7a3)],
  },
  emoji: {
    family: 'Broadsheet Emoji',
    copyright: 'Copyright 2013, 2022 Google Inc.',
    source: noto('noto-emoji', 'emoji'),
    characters: [...range(0x203c, 0x3299), 0xfe0f, 0x200d, ...range(0x1f000, 0x1faff)],
  },
};

await mkdir(target, { recursive: true });
for (const [name, { family, copyright, source, characters, axes }] of Object.entries(cuts)) {
  const text = String.fromCodePoint(...new Set(characters));
  const cut = await subsetFont(await readFile(join(folder, 'node_modules', source)), text, {
    targetFormat: 'truetype',
    ...(axes ? { variationAxes: axes } : {}),
  });
  await writeFile(join(target, `${name}.ttf`), renamedFont(cut, family, copyright));
  console.log(`${name}.ttf: ${Math.round(cut.length / 1024)} kB`);
}
