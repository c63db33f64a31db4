// Sets type as outlines, so that a picture looks the same on every machine.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSync } from 'fontkit';
import type { Font } from 'fontkit';
import { nth, smooth } from './curve.ts';
import type { Point } from './curve.ts';
import { day } from './palette.ts';

const here = dirname(fileURLToPath(import.meta.url));
const face = (file: string): Font => openSync(join(here, 'type', file));
const faces = {
  serif: face('serif-text.ttf'),
  display: face('serif-display.ttf'),
  bold: face('serif-display-bold.ttf'),
  italic: face('serif-italic.ttf'),
  sans: face('sans.ttf'),
  sansBold: face('sans-bold.ttf'),
};
type FaceName = keyof typeof faces;

export interface TypeOptions {
  font?: FaceName;
  size?: number;
  /** Letter-spacing, as a part of the size. */
  track?: number;
  fill?: string;
  /** The colour of an outline that lifts the letters off what lies under them. */
  halo?: string;
  haloWidth?: number;
  anchor?: 'start' | 'middle' | 'end';
  rotate?: number;
  opacity?: number;
}

interface Glyph {
  d: string;
  x: number;
  advance: number;
  scale: number;
}

const scaleOf = ({ font = 'sans', size = 28 }: TypeOptions): number => size / faces[font].unitsPerEm;

export function glyphRun(string: string, options: TypeOptions = {}): { glyphs: Glyph[]; width: number } {
  const { font = 'sans', size = 28, track = 0 } = options;
  const run = faces[font].layout(string);
  const scale = scaleOf(options);
  let x = 0;
  const glyphs = run.glyphs.map((glyph, i) => {
    const advance = nth(run.positions, i).xAdvance * scale + track * size;
    const item = { d: glyph.path.toSVG(), x, advance, scale };
    x += advance;
    return item;
  });
  return { glyphs, width: x - track * size };
}

const outline = (paths: string, halo: string | undefined, width: number, scale: number): string =>
  halo ? `<g fill="none" stroke="${halo}" stroke-linejoin="round" stroke-width="${width / scale}">${paths}</g>` : '';

export function text(string: string, x: number, y: number, options: TypeOptions = {}): string {
  const { fill = day.ink, anchor = 'start', halo, haloWidth = 6, rotate = 0, opacity = 1 } = options;
  const { glyphs, width } = glyphRun(string, options);
  const start = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
  const paths = glyphs
    .filter((g) => g.d)
    .map((g) => `<path transform="translate(${(start + g.x).toFixed(2)} 0) scale(${g.scale} ${-g.scale})" d="${g.d}"/>`)
    .join('');
  return `<g opacity="${opacity}" transform="translate(${x} ${y}) rotate(${rotate})">${outline(paths, halo, haloWidth, scaleOf(options))}<g fill="${fill}">${paths}</g></g>`;
}

/** Type that follows a curve, centred on it. */
export function textAlong(string: string, points: Point[], options: TypeOptions = {}): string {
  const { fill = day.sea, halo, haloWidth = 6 } = options;
  const curve = smooth(points);
  const lengths = [0];
  let length = 0;
  for (let i = 1; i < curve.length; i += 1) {
    const [a, b] = [nth(curve, i - 1), nth(curve, i)];
    length += Math.hypot(b[0] - a[0], b[1] - a[1]);
    lengths.push(length);
  }
  const { glyphs, width } = glyphRun(string, options);
  const offset = (length - width) / 2;
  const at = (distance: number): [number, number, number] => {
    let i = lengths.findIndex((l) => l >= distance);
    if (i < 1) i = distance <= 0 ? 1 : curve.length - 1;
    const from = nth(lengths, i - 1);
    const t = (distance - from) / (nth(lengths, i) - from || 1);
    const [a, b] = [nth(curve, i - 1), nth(curve, i)];
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, Math.atan2(b[1] - a[1], b[0] - a[0])];
  };
  const paths = glyphs
    .filter((g) => g.d)
    .map((g) => {
      const [x, y, angle] = at(offset + g.x + g.advance / 2);
      return `<path transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${((angle * 180) / Math.PI).toFixed(2)}) translate(${(-g.advance / 2).toFixed(2)} 0) scale(${g.scale} ${-g.scale})" d="${g.d}"/>`;
    })
    .join('');
  return `${outline(paths, halo, haloWidth, scaleOf(options))}<g fill="${fill}">${paths}</g>`;
}
