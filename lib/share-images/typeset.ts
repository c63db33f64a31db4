import sharp from 'sharp';
import { directionOf } from '#lib/news/text-direction.ts';
import { lineHeight } from './headline-size.ts';

/** A block of type, drawn. */
export interface TypeBlock {
  data: Buffer;
  raw: { width: number; height: number; channels: 4 };
  direction: 'ltr' | 'rtl';
}

export interface TypeStyle {
  face: 'serif' | 'sans';
  /** Pixels. */
  size: number;
  /** e.g. `#ffffff` */
  colour: string;
  /** Pixels at which lines are broken. */
  width: number;
  /** BCP 47 */
  language: string;
}

/** Families of `type/`, see `scripts/cut-share-fonts.ts`; each has one face, semi-bold. */
const own = { serif: 'Broadsheet Serif', sans: 'Broadsheet Sans' };
const scripts = ['Arabic', 'Hebrew', 'Devanagari', 'Thai'];
const others = ['Korean', 'Emoji'];

/**
 * Sets plain text by Pango: scripts in both directions, joined letters and Chinese lines come out right.
 *
 * The fonts are those of this folder alone: see `choose-fonts.ts`.
 */
export async function typeset(text: string, style: TypeStyle): Promise<TypeBlock> {
  const { face, size, colour, width, language } = style;
  const families = [
    own[face],
    ...[...scripts, ...eastAsian(text, language), ...others].map((name) => `Broadsheet ${name}`),
  ].join(',');
  // 1024 units of Pango are a point, and at 72 dots per inch a point is a pixel.
  const span = `<span font_family="${families}" weight="600" size="${size * 1024}" foreground="${colour}" line_height="${Math.round(size * lineHeight(text) * 1024)}" lang="${attribute(language)}">${escaped(text)}</span>`;
  const { data, info } = await sharp({
    text: { text: span, width, dpi: 72, rgba: true, wrap: 'word-char', align: 'left' },
  })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: 4 }, direction: directionOf(text) };
}

/** Kana are written in Japan alone; else the publication's language says whose forms of the characters are meant. */
function eastAsian(text: string, language: string): string[] {
  const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  return kana || language.startsWith('ja') ? ['Japanese', 'Chinese'] : ['Chinese', 'Japanese'];
}

/** Pango reads its own markup, which like XML takes no control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const attribute = (language: string) => language.replaceAll(/[^A-Za-z0-9-]/g, '');
