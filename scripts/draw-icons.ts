import { mkdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/**
 * Draws the icons of `public/mark.svg` that browsers want as bitmaps. Run it when the mark has changed
 * (`node scripts/draw-icons.ts`) and commit what it writes.
 */
const mark = await readFile('public/mark.svg');
/** The colour of the mark's ground, to fill what surrounds it where a system cuts the corners off. */
const ground = /fill="(#[0-9a-f]{6})"/i.exec(mark.toString())?.[1] ?? '#000000';

async function png(size: number): Promise<Buffer> {
  return sharp(mark, { density: 72 * Math.ceil(size / 64) })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** Within the circle of 80% that no system cuts into (https://www.w3.org/TR/appmanifest/#icon-masks). */
async function maskable(size: number): Promise<Buffer> {
  const inner = Math.round(size * 0.7);
  const margin = { left: Math.floor((size - inner) / 2), right: Math.ceil((size - inner) / 2) };
  return sharp(await png(inner))
    .extend({ ...margin, top: margin.left, bottom: margin.right, background: ground })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** An ICO file with one PNG in it: a directory of six bytes, an entry of sixteen, the picture. */
function ico(picture: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(picture.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, picture]);
}

await mkdir('public/icons', { recursive: true });
await writeFile('public/favicon.ico', ico(await png(32), 32));
await writeFile('public/apple-touch-icon.png', await png(180));
await writeFile('public/icons/mark-192.png', await png(192));
await writeFile('public/icons/mark-512.png', await png(512));
await writeFile('public/icons/maskable-512.png', await maskable(512));
