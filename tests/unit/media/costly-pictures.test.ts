import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { asFigure, planPicture } from '#lib/media/plan-picture.ts';
import { preparePictures } from '#lib/media/prepare-pictures.ts';

// They are costly on purpose, and the machine may have more to do.
vi.setConfig({ testTimeout: 180_000 });

let dir: string;
const at = (name: string) => path.join(dir, name);
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-costly-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** Filters that librsvg works at for minutes. */
const filters = Array.from(
  { length: 40 },
  () => '<feTurbulence baseFrequency="0.9" numOctaves="9"/><feGaussianBlur stdDeviation="60"/>',
);
const slow = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1600"><filter id="f">${filters.join('')}</filter>
  <rect width="1600" height="1600" filter="url(#f)"/></svg>`;

async function prepare(name: string, limits: { seconds: number; megabytes: number }) {
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#456' } })
    .png()
    .toFile(at('sound.png'));
  const plans = [await planPicture(at(name), asFigure), await planPicture(at('sound.png'), asFigure)];
  return preparePictures(plans, at(`var-${name}`), () => {}, limits);
}

test('a picture that takes too long is given up and named, and the others are prepared', async () => {
  await writeFile(at('slow.svg'), slow);
  const { made, damaged } = await prepare('slow.svg', { seconds: 1, megabytes: 4000 });
  expect(damaged).toMatchObject([
    { plan: { file: at('slow.svg') }, error: { message: 'it takes more than 1 s to draw' } },
  ]);
  expect(made).toBe(1);
});

test('a picture that takes too much memory is given up and named, and the others are prepared', async () => {
  // A few kilobytes of one colour, and more pixels than the limit has room for.
  await sharp({ create: { width: 5000, height: 3200, channels: 3, background: '#456' } })
    .avif({ effort: 0, quality: 1 })
    .toFile(at('large.avif'));
  const { made, damaged } = await prepare('large.avif', { seconds: 600, megabytes: 150 });
  expect(damaged).toMatchObject([
    { plan: { file: at('large.avif') }, error: { message: 'it takes more than 150 MB to unpack' } },
  ]);
  expect(made).toBe(1);
});

test('nothing half made of them is left to be served', async () => {
  for (const name of ['slow.svg', 'large.avif']) {
    const folders = await readdir(at(`var-${name}/media`));
    expect(folders.filter((folder) => !folder.startsWith('.'))).toHaveLength(1);
  }
});
