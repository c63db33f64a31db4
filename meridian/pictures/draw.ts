// Draws the pictures of the demonstration paper: node meridian/pictures/draw.ts [name …]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { H, W } from './page.ts';
import { pictures } from './pictures/index.ts';

const out = join(dirname(fileURLToPath(import.meta.url)), '../../content/media');
const most = 350_000;
/** Larger than they are drawn: search engines want pictures of 1,200 pixels, also of those cut to a square. */
const scale = 1.35;

async function jpeg(svg: string): Promise<Buffer> {
  const page = await sharp(Buffer.from(svg), { density: 72 * scale })
    .flatten({ background: '#fff' })
    .png()
    .toBuffer();
  for (let quality = 82; ; quality -= 4) {
    const data = await sharp(page).jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer();
    if (data.length < most || quality < 60) return data;
  }
}

const wanted = process.argv.slice(2);
const all = Object.keys(pictures);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No such picture: ${unknown.join(', ')}. There are: ${all.join(', ')}`);
  process.exit(1);
}

mkdirSync(out, { recursive: true });
for (const [name, draw] of Object.entries(pictures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}">${draw()}</svg>`;
  const data = await jpeg(svg);
  writeFileSync(join(out, `${name}.jpg`), data);
  console.log(name.padEnd(18), `${(data.length / 1024).toFixed(0)} kB`);
}
