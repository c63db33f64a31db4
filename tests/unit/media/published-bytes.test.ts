import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asHero, planPicture } from '#lib/media/plan-picture.ts';
import { preparePictures } from '#lib/media/prepare-pictures.ts';

/* What a camera or a program notes in a file is nobody's business but the newsroom's. */

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-bytes-'));
});
afterAll(() => rm(dir, { recursive: true }));

const canary = 'CANARY-52.3738-4.8910';

/** A picture with a place, an author and a profile noted in every way that its format and `sharp` know. */
function withNotes(image: Sharp): Sharp {
  return image
    .withExif({
      IFD0: { Artist: canary, ImageDescription: canary, Copyright: canary },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 22/1 2640/100', GPSAreaInformation: canary },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${canary}</note></x:xmpmeta>`)
    .withIccProfile('p3', { attach: true });
}

const still = () => sharp({ create: { width: 90, height: 60, channels: 3, background: '#456' } });

async function moving(): Promise<Sharp> {
  const frames = ['#f00', '#0f0', '#00f'].map((background) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(frames), { join: { animated: true } });
}

/** A comment segment behind the first marker, as cameras write them, and Photoshop's block with IPTC. */
function inJpeg(bytes: Buffer): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const iptc = Buffer.concat([Buffer.from([0x1c, 2, 120, 0, canary.length]), Buffer.from(canary)]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(iptc.length);
  const photoshop = Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\x00\x00', 'latin1'), size, iptc]);
  return Buffer.concat([
    bytes.subarray(0, 2),
    segment(0xfe, Buffer.from(canary)),
    segment(0xed, photoshop),
    bytes.subarray(2),
    Buffer.from(canary),
  ]);
}

/** A text chunk behind the header. */
function inPng(bytes: Buffer): Buffer {
  const data = Buffer.from(`tEXtComment\0${canary}`, 'latin1');
  const chunk = Buffer.alloc(data.length + 8);
  chunk.writeUInt32BE(data.length - 4, 0);
  data.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(data), data.length + 4);
  return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
}

/** A comment extension before the first frame, and something behind the last. */
function inGif(bytes: Buffer): Buffer {
  const colours = bytes[10]! & 0x80 ? 3 * 2 ** ((bytes[10]! & 7) + 1) : 0;
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, canary.length]), Buffer.from(canary), Buffer.from([0])]);
  const head = 13 + colours;
  return Buffer.concat([bytes.subarray(0, head), comment, bytes.subarray(head), Buffer.from(canary)]);
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><!-- ${canary} -->
  <metadata>${canary}</metadata><title>${canary}</title><rect width="90" height="60" fill="#456"/></svg>`;

const sources: Record<string, () => Promise<Buffer>> = {
  'photo.jpg': async () => inJpeg(await withNotes(still()).jpeg().toBuffer()),
  'chart.png': async () => inPng(await withNotes(still()).png().toBuffer()),
  'photo.webp': () => withNotes(still()).webp().toBuffer(),
  'photo.avif': () => withNotes(still()).avif({ effort: 0 }).toBuffer(),
  'scan.tiff': () => withNotes(still()).tiff().toBuffer(),
  'drawing.svg': async () => Buffer.from(svg),
  'still.gif': async () => inGif(await still().gif().toBuffer()),
  'moving.gif': async () => inGif(await (await moving()).gif({ delay: [80, 80, 200], loop: 3 }).toBuffer()),
  'moving.webp': async () => withNotes((await moving()).webp({ delay: [80, 80, 200], loop: 3 })).toBuffer(),
};

describe('no published file tells what its source noted', () => {
  test.each(Object.keys(sources))('%s', async (name) => {
    const file = path.join(dir, name);
    const bytes = await sources[name]!();
    expect(bytes.includes(canary)).toBe(true);
    await writeFile(file, bytes);
    const plan = await planPicture(file, asHero(null));
    expect(await preparePictures([plan], path.join(dir, 'var'))).toEqual({ made: 1, damaged: [] });

    const folder = path.join(dir, 'var', plan.picture.base);
    const published = await readdir(folder);
    expect(published.length).toBeGreaterThanOrEqual(9);
    for (const each of published) {
      const written = await readFile(path.join(folder, each));
      for (const trace of [
        'CANARY',
        'GPS',
        'Exif\0',
        'EXIF',
        'xmpmeta',
        'ns.adobe.com',
        '8BIM',
        'ICC_PROFILE',
        'ICCP',
      ]) {
        expect([each, trace, written.includes(trace)]).toEqual([each, trace, false]);
      }
      const { exif, xmp, iptc, icc, comments } = await sharp(written).metadata();
      expect([each, exif, xmp, iptc, icc, comments]).toEqual([each, ...Array.from({ length: 5 }, () => undefined)]);
    }
  });

  test.each(['moving.gif', 'moving.webp'])('and %s moves as before', async (name) => {
    const { picture } = await planPicture(path.join(dir, name), asHero(null));
    const moved = await sharp(path.join(dir, 'var', picture.original!), { animated: true }).metadata();
    expect(moved).toMatchObject({ pages: 3, pageHeight: 40, delay: [80, 80, 200], loop: 3 });
  });
});
