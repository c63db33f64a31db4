import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import { mediaFile } from '#lib/media/media-file.ts';
import { rootOf } from '#lib/media/picture-places.ts';
import { directionOf } from '#lib/news/text-direction.ts';
import {
  shareHeight as height,
  shareWidth as width,
  type ShareDesign,
  type SharePublication,
} from '#lib/news/share-design.ts';
import { sizesToTry } from './headline-size.ts';
import { typeset, type TypeBlock, type TypeStyle } from './typeset.ts';

/** Pixels that are left free at the sides. */
const margin = 64;
/** The sea chart, see `app/styles/tokens.css`: light for a card of type, dark under letters on a picture. */
const paper = '#fdfdfb';
const ink = '#121a21';
const ink2 = '#3d4953';
const accent = '#a3145c';
const rule = '#cfd6d9';
const onPicture = { headline: '#ffffff', kicker: '#f9b3d0' };

/** A file for the web: letters stay sharp (4:4:4), and a picture of this size has some 100 kB. */
const encoder = { quality: 82, chromaSubsampling: '4:4:4' } as const;

/**
 * Draws a share image.
 *
 * @param varDir where the pictures are
 * @returns a JPEG file
 */
export async function draw(design: ShareDesign, varDir: string): Promise<Buffer> {
  const picture = design.picture && (await pictureOf(design.picture.url, varDir));
  if (picture && design.picture?.place === 'behind') {
    const base = sharp(picture).resize({ width, height, fit: 'cover' });
    return base
      .composite(await overPicture(design))
      .jpeg(encoder)
      .toBuffer();
  }
  const base = sharp({ create: { width, height, channels: 3, background: paper } });
  return base
    .composite(await onPaper(design, picture))
    .jpeg(encoder)
    .toBuffer();
}

/** A picture that is not there any more keeps no image from being drawn. */
async function pictureOf(url: string, varDir: string): Promise<Buffer | null> {
  const file = mediaFile(url.split('/').slice(2));
  if (!file) return null;
  const root = await rootOf(varDir, dirname(url));
  return root === null ? null : readFile(join(root, 'media', file.path)).catch(() => null);
}

async function overPicture(design: ShareDesign): Promise<OverlayOptions[]> {
  const { headline, kicker, publication } = design;
  const box = { width: width - 2 * margin, height: 300 };
  const title = await fitted(headline, box, {
    face: 'serif',
    colour: onPicture.headline,
    language: publication.language,
  });
  const titleTop = height - 56 - title.raw.height;
  const label = kicker === null ? null : await typeset(kicker, labelled(onPicture.kicker, publication));
  const top = label ? titleTop - 24 - label.raw.height : titleTop;
  return [
    shade(top),
    ...(await plate(publication, { colour: '#ffffff', slit: ink, top: 48, height: 34, direction: title.direction })),
    placed(title, titleTop),
    ...(label ? [placed(label, top, title.direction)] : []),
  ];
}

async function onPaper(design: ShareDesign, portrait: Buffer | null): Promise<OverlayOptions[]> {
  if (design.of === 'publication') return ownCard(design);
  const { headline, kicker, dek, publication } = design;
  const beside = portrait ? 340 : 0;
  const room = width - 2 * margin - beside;
  const { language } = publication;
  const label = kicker === null ? null : await typeset(kicker, labelled(accent, publication));
  const top = label ? 108 + label.raw.height + 24 : 112;
  const box = { width: room, height: dek === null ? 500 - top : 250 };
  const title = await fitted(headline, box, { face: 'serif', colour: ink, language });
  const below =
    dek === null ? null : await typeset(dek, { face: 'serif', size: 32, colour: ink2, width: room, language });
  const free = 520 - (top + title.raw.height + 28);
  return [
    ...rules,
    ...(label ? [placed(label, 108, title.direction)] : []),
    placed(title, top),
    // What there is no room for is left out.
    ...(below && below.raw.height <= free ? [placed(below, top + title.raw.height + 28, title.direction)] : []),
    ...(portrait ? [await round(portrait, title.direction)] : []),
    ...(await plate(publication, { colour: ink, slit: paper, top: 556, height: 32, direction: title.direction })),
  ];
}

/** The publication's name large, and its tagline. */
async function ownCard({ dek, publication }: ShareDesign): Promise<OverlayOptions[]> {
  const direction = directionOf(publication.name);
  const { language } = publication;
  const line =
    dek === null
      ? null
      : await typeset(dek, { face: 'serif', size: 40, colour: ink2, width: width - 2 * margin, language });
  return [
    ...rules,
    ...(await plate(publication, { colour: ink, slit: paper, top: 200, height: 104, direction })),
    ...(line && line.raw.height < 170 ? [placed(line, 350, direction)] : []),
  ];
}

/** The headline in the largest size that fits. */
async function fitted(
  text: string,
  box: { width: number; height: number },
  style: Omit<TypeStyle, 'size' | 'width'>,
): Promise<TypeBlock> {
  let set: TypeBlock | null = null;
  for (const size of sizesToTry(text, box)) {
    set = await balanced(text, { ...style, size, width: box.width });
    if (set.raw.height <= box.height && set.raw.width <= box.width) break;
  }
  return cropped(set!, box);
}

/** Lines of about one length: no last one of a single word. */
async function balanced(text: string, style: TypeStyle): Promise<TypeBlock> {
  const widest = await typeset(text, style);
  if (widest.raw.height < 1.6 * style.size) return widest;
  for (const part of [0.6, 0.7, 0.8, 0.9]) {
    const narrower = await typeset(text, { ...style, width: Math.round(style.width * part) });
    if (narrower.raw.height <= widest.raw.height && narrower.raw.width <= style.width * part) return narrower;
  }
  return widest;
}

/** Nothing of an image may be wider or higher than it: a word may be. */
async function cropped(block: TypeBlock, box: { width: number; height: number }): Promise<TypeBlock> {
  const size = { width: Math.min(block.raw.width, box.width), height: Math.min(block.raw.height, box.height) };
  if (size.width === block.raw.width && size.height === block.raw.height) return block;
  const left = block.direction === 'rtl' ? block.raw.width - size.width : 0;
  const data = await sharp(block.data, { raw: block.raw })
    .extract({ left, top: 0, ...size })
    .raw()
    .toBuffer();
  return { ...block, data, raw: { ...size, channels: 4 } };
}

const labelled = (colour: string, { language }: SharePublication): TypeStyle => ({
  face: 'sans',
  size: 26,
  colour,
  width: width - 2 * margin,
  language,
});

/** At the side where the headline's lines begin. */
function placed({ data, raw, direction }: TypeBlock, top: number, side = direction): OverlayOptions {
  return { input: data, raw, top: Math.round(top), left: side === 'rtl' ? width - margin - raw.width : margin };
}

/** The publication's name: its artwork where it has one, else in type. */
async function plate(
  { name, nameplate, language }: SharePublication,
  at: { colour: string; slit: string; top: number; height: number; direction: 'ltr' | 'rtl' },
): Promise<OverlayOptions[]> {
  const [, , wide = 0, high = 1] = (nameplate?.viewBox ?? '').split(' ').map(Number);
  const drawn = Math.round((wide / high) * at.height);
  if (!nameplate || !(drawn > 0 && drawn <= width - 2 * margin)) {
    const set = await typeset(name, {
      face: 'serif',
      size: at.height,
      colour: at.colour,
      width: width - 2 * margin,
      language,
    });
    return [
      placed(
        await cropped(set, { width: width - 2 * margin, height: Math.round(at.height * 1.4) }),
        at.top,
        at.direction,
      ),
    ];
  }
  const slit = nameplate.slit === null ? '' : `<path fill="${at.slit}" d="${nameplate.slit}"/>`;
  const art = svg(drawn, at.height, `<path fill="${at.colour}" d="${nameplate.outline}"/>${slit}`, nameplate.viewBox);
  return [{ input: Buffer.from(art), top: at.top, left: at.direction === 'rtl' ? width - margin - drawn : margin }];
}

async function round(portrait: Buffer, direction: 'ltr' | 'rtl'): Promise<OverlayOptions> {
  const size = 280;
  const circle = svg(size, size, `<circle cx="${size / 2}" cy="${size / 2}" r="${size / 2}"/>`);
  const input = await sharp(portrait)
    .resize({ width: size, height: size, fit: 'cover' })
    .composite([{ input: Buffer.from(circle), blend: 'dest-in' }])
    .png()
    .toBuffer();
  return { input, top: 120, left: direction === 'rtl' ? margin : width - margin - size };
}

/** Dark under the name and under the headline, so that both can be read over any picture. */
function shade(top: number): OverlayOptions {
  const pixels = Buffer.alloc(width * height * 4);
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));
  for (let y = 0; y < height; y += 1) {
    const name = between(y, [160, 0], [0, 0.7]);
    const headline = y < top ? between(y, [top - 190, 0], [top - 16, 0.78]) : between(y, [top, 0.78], [height, 0.92]);
    const opacity = Math.round(255 * (name + headline - name * headline));
    pixels.fill(Buffer.from([red!, green!, blue!, opacity]), y * width * 4, (y + 1) * width * 4);
  }
  return { input: pixels, raw: { width, height, channels: 4 }, left: 0, top: 0 };
}

/** On the line from one point to the other, and level beyond them. */
function between(y: number, [y0, from]: readonly [number, number], [y1, to]: readonly [number, number]): number {
  const part = Math.min(1, Math.max(0, (y - y0) / (y1 - y0)));
  return from + (to - from) * part;
}

function svg(wide: number, high: number, content: string, viewBox = `0 0 ${wide} ${high}`): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="${viewBox}">${content}</svg>`;
}

/** The strong rule of a page's head, and a hairline above the name. */
const rules: OverlayOptions[] = [
  bar(64, width - 2 * margin, 8, ink),
  bar(64, 120, 8, accent),
  bar(530, width - 2 * margin, 2, rule),
];

function bar(top: number, wide: number, high: number, background: string): OverlayOptions {
  return { input: { create: { width: wide, height: high, channels: 3, background } }, left: margin, top };
}
