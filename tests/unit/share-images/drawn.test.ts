import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSync } from 'fontkit';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShareDesign } from '#lib/news/share-design.ts';
import { Painter } from '#lib/share-images/painter.ts';

const headlines = {
  English: 'Who may close a strait? “Naïve”, say Łódź, Ōkawa and Việt Nam',
  Greek: 'Ποιος κλείνει ένα στενό;',
  Russian: 'Кто закрывает пролив?',
  Arabic: 'من يملك أن يغلق مضيق هرمز؟',
  Hebrew: 'מי רשאי לסגור את המיצר?',
  Hindi: 'जलडमरूमध्य कौन बंद कर सकता है?',
  Thai: 'ใครปิดช่องแคบได้',
  Japanese: '海峡を封鎖できるのは誰か。「国連海洋法条約」',
  Chinese: '谁有权关闭海峡？《联合国海洋法公约》',
  Taiwanese: '誰有權關閉海峽？',
  Korean: '해협을 누가 닫을 수 있는가? 똠방각하',
  emoji: '🚢⚓🇯🇵',
};

const type = 'fonts/share-images';
const fonts = readdirSync(type).filter((file) => file.endsWith('.ttf'));
const known = new Set(fonts.flatMap((file) => openSync(join(type, file)).characterSet));

let disk: string;
let painter: Painter;
beforeAll(async () => {
  disk = mkdtempSync(join(tmpdir(), 'broadsheet-drawn-'));
  painter = new Painter(disk);
  const folder = join(disk, 'media', 'white.0a1b2c3d');
  mkdirSync(folder, { recursive: true });
  await sharp({ create: { width: 1200, height: 675, channels: 3, background: '#ffffff' } })
    .jpeg()
    .toFile(join(folder, '16x9-1200.jpeg'));
});
afterAll(() => {
  painter.stop();
  rmSync(disk, { recursive: true, force: true });
});

let count = 0;
/** The image, and where in the upper part of the paper there is ink: below the rule, above the hairline. */
async function drawn(design: Partial<ShareDesign>, by = painter) {
  count += 1;
  const file = join(disk, 'media', `share.${count.toString(16).padStart(16, '0')}`, '1200x630.jpeg');
  const publication = { name: 'The Meridian', nameplate: null, language: 'en' };
  const plain = { of: 'article:x', headline: 'x', kicker: null, dek: null, picture: null, publication };
  const failures = await by.paint([{ design: { ...plain, ...design }, file }]);
  expect([...failures]).toEqual([]);
  const image = sharp(file);
  const { width, height, format } = await image.metadata();
  const { data } = await image.greyscale().raw().toBuffer({ resolveWithObject: true });
  let [left, right, ink] = [width, 0, 0];
  for (let y = 90; y < 520; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x]! > 128) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      ink += 1;
    }
  }
  return { width, height, format, left, right, ink, data };
}

test.each(Object.entries(headlines))('there is a letter for each character of a headline in %s', (_, headline) => {
  expect([...headline].filter((character) => !known.has(character.codePointAt(0)!))).toEqual([]);
});

test('an image has the size that platforms show, with the headline at its left', async () => {
  const image = await drawn({ headline: headlines.English });
  expect(image).toMatchObject({ width: 1200, height: 630, format: 'jpeg' });
  expect(image.ink).toBeGreaterThan(5000);
  expect(image.left).toBeGreaterThan(50);
  expect(image.left).toBeLessThan(90);
});

test('the type is the paper’s own, also where the folder is named from where one stands, as ./var is', async () => {
  const here = new Painter('var/test/drawn');
  try {
    const one = await drawn({ headline: headlines.English });
    const other = await drawn({ headline: headlines.English }, here);
    expect(one.data.equals(other.data)).toBe(true);
  } finally {
    here.stop();
    rmSync('var/test/drawn', { recursive: true, force: true });
  }
});

test('Arabic begins at the right, its letters joined', async () => {
  const joined = await drawn({ headline: 'بببببب' });
  const apart = await drawn({ headline: [...'بببببب'].join('\u200c') });
  expect(joined.right).toBeGreaterThan(1110);
  expect(joined.left).toBeGreaterThan(600);
  expect(joined.right - joined.left).toBeLessThan((apart.right - apart.left) * 0.8);
});

test('a long headline in Japanese is broken into lines that stay within the margins', async () => {
  const image = await drawn({ headline: headlines.Japanese.repeat(3) });
  expect(image.left).toBeGreaterThanOrEqual(60);
  expect(image.right).toBeLessThanOrEqual(1140);
});

test('over a white picture the headline can be read: it is dark where white letters stand', async () => {
  const { data } = await drawn({
    headline: 'The sea',
    picture: { url: '/media/white.0a1b2c3d/16x9-1200.jpeg', place: 'behind' },
  });
  const row = data.subarray(540 * 1200, 541 * 1200);
  expect(Math.min(...row)).toBeLessThan(90);
  expect(Math.max(...row)).toBeGreaterThan(200);
  expect(data[250 * 1200 + 600]).toBeGreaterThan(200);
});

test('an image that is wanted while the process of the last one is still ending is drawn', async () => {
  for (let i = 0; i < 3; i += 1) {
    expect((await drawn({ headline: `Image ${i}` })).ink).toBeGreaterThan(500);
    painter.stop();
  }
});

test('what is hostile to markup is text, and a picture that is gone keeps nothing from being drawn', async () => {
  const image = await drawn({
    headline: '</span> & <b>"\u0007\ud800\u202e]]>',
    picture: { url: '/media/gone.0a1b2c3d/16x9-1200.jpeg', place: 'behind' },
  });
  expect(image.ink).toBeGreaterThan(1000);
});
