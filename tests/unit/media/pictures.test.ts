import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cropRegion, widthsWithin } from '#lib/media/crop.ts';
import { asFigure, asHero, planPicture } from '#lib/media/plan-picture.ts';
import { makeVariants, preparePicture } from '#lib/media/prepare-picture.ts';
import { preparePictures } from '#lib/media/prepare-pictures.ts';
import { formats, stillOf, variants, type PictureFile, type Shape } from '#lib/news/picture.ts';

let dir: string;
let varDir: string;
const at = (name: string) => path.join(dir, name);
const variant = (file: PictureFile, name: string) => path.join(varDir, file.base, name);
const paper = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#fff' } });
const patch = (size: number) => ({ create: { width: size, height: size, channels: 3 as const, background: '#f00' } });

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-media-'));
  varDir = at('var');
});
afterAll(() => rm(dir, { recursive: true }));

async function redShare(file: string): Promise<number> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let red = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if (data[at]! > 180 && data[at + 1]! < 90 && data[at + 2]! < 90) red += 1;
  return red / (info.width * info.height);
}

test('every variant that the picture names is there, in its size and format, without metadata', async () => {
  await paper(1000, 500)
    .withExif({ IFD0: { Artist: 'Noor' } })
    .jpeg()
    .toFile(at('Wide One.JPG'));
  const file = await preparePicture(at('Wide One.JPG'), null, varDir);
  expect(file.base).toMatch(/^\/media\/wide-one\.[0-9a-f]{24}$/);
  expect(file).toMatchObject({ width: 1000, height: 500, original: null });
  // Never upscaled: the own width stands in, once, for those above it.
  expect(file.widths).toEqual({
    full: [400, 800, 1000],
    '16x9': [400, 800, 889],
    '4x3': [400, 667],
    '1x1': [400, 500],
  });
  for (const shape of Object.keys(file.widths) as Shape[]) {
    for (const format of formats) {
      for (const { url, width, height } of variants(file, shape, format)) {
        const metadata = await sharp(path.join(varDir, url)).metadata();
        expect([url, metadata.width, metadata.height]).toEqual([url, width, height]);
        expect([metadata.exif, metadata.xmp]).toEqual([undefined, undefined]);
      }
    }
  }
});

describe('a crop keeps what the editor pointed at', () => {
  test.each([
    { focal: [0.05, 0.5] as const, left: 0, shape: '1x1-400.jpeg' },
    { focal: [0.95, 0.5] as const, left: 1100, shape: '1x1-400.jpeg' },
    { focal: [0.95, 0.5] as const, left: 1100, shape: '4x3-400.webp' },
    { focal: [0.5, 0.5] as const, left: 550, shape: '16x9-400.avif' },
  ])('$focal in $shape', async ({ focal, left, shape }) => {
    const source = at(`patch-${left}.png`);
    await paper(1200, 400)
      .composite([{ input: patch(100), left, top: 150 }])
      .png()
      .toFile(source);
    const file = await preparePicture(source, focal, varDir);
    const cropped = (Number(/^(\d+)x(\d+)/.exec(shape)![1]) / Number(/x(\d+)/.exec(shape)![1])) * 400;
    expect(await redShare(variant(file, shape))).toBeCloseTo((100 * 100) / (400 * cropped), 2);
  });

  test('and never leaves the picture', () => {
    expect(cropRegion(1600, 900, 1, [0, 0])).toEqual({ left: 0, top: 0, width: 900, height: 900 });
    expect(cropRegion(1600, 900, 1, [1, 1])).toEqual({ left: 700, top: 0, width: 900, height: 900 });
    expect(cropRegion(900, 1600, 16 / 9, [0.5, 1])).toEqual({ left: 0, top: 1094, width: 900, height: 506 });
  });
});

test('a picture is never made wider than it is', () => {
  expect(widthsWithin([400, 800], 300)).toEqual([300]);
  expect(widthsWithin([400, 800], 400)).toEqual([400]);
  expect(widthsWithin([400, 800], 799)).toEqual([400, 799]);
  expect(widthsWithin([400, 800], 5000)).toEqual([400, 800]);
});

test('a picture in the text is only kept whole', async () => {
  await paper(500, 400).png().toFile(at('figure.png'));
  const plan = await planPicture(at('figure.png'), asFigure);
  expect(plan.picture.widths).toEqual({ full: [400, 500] });
});

test('a picture that is prepared already is no work, and another focal point is another address', async () => {
  await paper(300, 300).png().toFile(at('again.png'));
  const plan = await planPicture(at('again.png'), asHero([0.2, 0.2]));
  expect(await makeVariants(plan, varDir)).toBe('made');
  const folder = path.join(varDir, plan.picture.base);
  const before = (await stat(folder)).mtimeMs;
  expect(await makeVariants(plan, varDir)).toBe('found');
  expect(await preparePictures([plan], varDir)).toEqual({ made: 0, damaged: [] });
  expect((await stat(folder)).mtimeMs).toBe(before);
  expect((await planPicture(at('again.png'), asHero([0.8, 0.8]))).picture.base).not.toBe(plan.picture.base);
});

test('a picture that was held upright is shown upright', async () => {
  await paper(400, 200)
    .composite([{ input: patch(100), left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(at('upright.jpg'));
  const file = await preparePicture(at('upright.jpg'), null, varDir);
  expect(file).toMatchObject({ width: 200, height: 400 });
  const corner = sharp(variant(file, 'full-200.jpeg')).extract({ left: 110, top: 10, width: 80, height: 80 });
  expect(await redShare(await tmp(await corner.png().toBuffer()))).toBeGreaterThan(0.95);
});

test('transparency lies on white paper where the format has none', async () => {
  await sharp({ create: { width: 50, height: 50, channels: 4, background: '#0000' } })
    .png()
    .toFile(at('clear.png'));
  const file = await preparePicture(at('clear.png'), null, varDir);
  expect((await sharp(variant(file, 'full-50.jpeg')).stats()).channels[0]!.min).toBeGreaterThan(250);
  expect((await sharp(variant(file, 'full-50.webp')).metadata()).hasAlpha).toBe(true);
});

test('an animation keeps its frames and their times, with stills for teasers and for readers who want no motion', async () => {
  const frames = await Promise.all(
    ['#f00', '#0f0'].map((background) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  await sharp(frames, { join: { animated: true } })
    .gif({ loop: 0, delay: [100, 100] })
    .toFile(at('moving.gif'));
  const file = await preparePicture(at('moving.gif'), null, varDir);
  expect(file).toMatchObject({ width: 60, height: 40, original: `${file.base}/moving.gif` });
  expect(file.widths).toEqual({ '16x9': [60], '4x3': [53], '1x1': [40] });
  const [before, after] = [at('moving.gif'), variant(file, 'moving.gif')].map((each) =>
    sharp(each, { animated: true }),
  );
  expect(await after!.metadata()).toMatchObject({ pages: 2, loop: 0, delay: [100, 100] });
  expect(await after!.raw().toBuffer()).toEqual(await before!.raw().toBuffer());
  expect(await redShare(variant(file, '16x9-60.jpeg'))).toBeGreaterThan(0.95);
  expect(stillOf(file)).toBe(`${file.base}/still.webp`);
  const still = variant(file, 'still.webp');
  expect(await sharp(still).metadata()).toMatchObject({ format: 'webp', width: 60, height: 40 });
  expect((await sharp(still).metadata()).pages ?? 1).toBe(1);
  expect(await redShare(still)).toBeGreaterThan(0.95);
});

test('a drawing is served as pixels only, and cannot reach for other files', async () => {
  await paper(10, 10)
    .composite([{ input: patch(10) }])
    .png()
    .toFile(at('secret.png'));
  await writeFile(
    at('drawing.svg'),
    `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150"><rect width="300" height="150" fill="#fff"/>
     <script>alert(1)</script><image href="file://${at('secret.png')}" width="300" height="150"/><image href="secret.png" width="300" height="150"/></svg>`,
  );
  const file = await preparePicture(at('drawing.svg'), null, varDir);
  expect(file).toMatchObject({ width: 600, height: 300, original: null });
  expect((await readdir(path.join(varDir, file.base))).filter((name) => !/\.(avif|webp|jpeg)$/.test(name))).toEqual([]);
  expect(await redShare(variant(file, 'full-600.jpeg'))).toBe(0);
});

describe('what is no picture is a problem, and no crash', () => {
  const bomb = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000186a0000186a00802000000', // a PNG header: 100,000 × 100,000 pixels
    'hex',
  );
  test.each([
    { name: 'empty.jpg', bytes: Buffer.alloc(0), reason: 'the file is empty' },
    { name: 'text.jpg', bytes: Buffer.from('<?php echo 1 ?>'), reason: 'it is no JPEG' },
    { name: 'document.pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n'), reason: 'it is a PDF document' },
    { name: 'bomb.png', bytes: bomb, reason: /at most 100 million|it is no JPEG/ },
    { name: 'huge.jpg', bytes: Buffer.alloc(41 * 1024 * 1024), reason: 'it has 41 MB, at most 40 are read' },
  ])('$name', async ({ name, bytes, reason }) => {
    await writeFile(at(name), bytes);
    await expect(preparePicture(at(name), null, varDir)).rejects.toThrow(reason);
  });

  test('a photograph that was cut off', async () => {
    const whole = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#123',
        noise: { type: 'gaussian', mean: 90, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    await writeFile(at('cut.jpg'), whole.subarray(0, whole.length / 2));
    const plan = await planPicture(at('cut.jpg'), asHero(null));
    const { damaged } = await preparePictures([plan], varDir);
    expect(damaged).toMatchObject([{ plan: { file: at('cut.jpg') } }]);
    expect((await readdir(path.join(varDir, 'media'))).filter((name) => name.includes('cut.'))).toEqual([]);
  });
});

async function tmp(bytes: Buffer): Promise<string> {
  await writeFile(at('tmp.png'), bytes);
  return at('tmp.png');
}
