// What every map is made of: shallow water, graticule, lanes, places, the frame of a sea chart.
import * as d3 from 'd3-geo';
import type { GeoPath, GeoProjection } from 'd3-geo';
import { line, nth, polyline, smooth } from './curve.ts';
import type { Point } from './curve.ts';
import { H, W } from './page.ts';
import { day } from './palette.ts';
import type { Palette } from './palette.ts';
import { text, textAlong } from './type.ts';
import type { TypeOptions } from './type.ts';
import { world } from './world.ts';

/** The point on the page; every projection here is defined for the places it is asked about. */
export const at = (projection: GeoProjection, coordinates: GeoJSON.Position): Point =>
  projection([nth(coordinates, 0), nth(coordinates, 1)]) as Point;

/** Widths of the three bands of shallow water, the widest first. */
type Widths = [number, number, number];

/** Coastal bands: the same coast stroked wider and paler, as engravers lined the water. */
export const bands = (d: string, palette: Palette, widths: Widths = [120, 64, 26]): string =>
  line(d, palette.shoal1, widths[0]) + line(d, palette.shoal2, widths[1]) + line(d, palette.shoal3, widths[2]);

/** Fine lines that follow the coast outwards. */
export const waterLines = (d: string, colour: string, ground: string, steps: number[]): string =>
  [...steps]
    .reverse()
    .map((w) => line(d, colour, w) + line(d, ground, w - 2.4))
    .join('');

/** A route drawn as a smooth curve through projected waypoints. */
export const lane = (
  projection: GeoProjection,
  coordinates: GeoJSON.Position[],
  colour: string,
  width = 5,
  extra = '',
): string => line(polyline(smooth(coordinates.map((c) => at(projection, c)))), colour, width, extra);

/** Type along a curve given in degrees. */
export const geoText = (
  projection: GeoProjection,
  string: string,
  coordinates: GeoJSON.Position[],
  options?: TypeOptions,
): string =>
  textAlong(
    string,
    coordinates.map((c) => at(projection, c)),
    options,
  );

/** Type at a place given in degrees. */
export const label = (
  projection: GeoProjection,
  string: string,
  coordinates: GeoJSON.Position,
  options?: TypeOptions,
): string => text(string, ...at(projection, coordinates), options);

interface PlaceOptions extends TypeOptions {
  dx?: number;
  dy?: number;
  symbol?: 'dot' | 'cross';
  palette?: Palette;
}

export function place(
  projection: GeoProjection,
  coordinates: GeoJSON.Position,
  name: string,
  options: PlaceOptions = {},
): string {
  const { dx = 16, dy = 9, palette = day, symbol = 'dot' } = options;
  const [x, y] = at(projection, coordinates);
  const dot =
    symbol === 'dot'
      ? `<circle cx="${x}" cy="${y}" r="6.5" fill="${palette.paper}" stroke="${palette.ink}" stroke-width="3"/>`
      : `<path d="M${x - 10} ${y}h20M${x} ${y - 10}v20" stroke="${palette.mark}" stroke-width="4"/>`;
  if (!name) return dot;
  return (
    dot + text(name, x + dx, y + dy, { size: 26, fill: palette.ink, halo: palette.land, haloWidth: 5, ...options })
  );
}

/** Where the edge from `a` to `b` passes the multiples of `step`, with the value half-way to each. */
function divisions(
  projection: GeoProjection,
  a: Point,
  b: Point,
  axis: 0 | 1,
  step: number,
): { from: number; to: number; black: boolean }[] {
  const n = 1600;
  const parts: { from: number; to: number; black: boolean }[] = [];
  let from = 0;
  let last: number | undefined;
  for (let i = 0; i <= n; i += 1) {
    const t = i / n;
    const here = projection.invert?.([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    const cell = Math.floor((here?.[axis] ?? 0) / step);
    if (last !== undefined && (cell !== last || i === n)) {
      parts.push({ from, to: t, black: last % 2 !== 0 });
      from = t;
    }
    last = cell;
  }
  return parts;
}

/** The black-and-white frame of a sea chart; a segment is `step` degrees long. */
export function chartFrame(projection: GeoProjection, step: number, palette: Palette = day): string {
  const m = 2;
  const t = 11;
  const across = (y: number): string =>
    divisions(projection, [m, y], [W - m, y], 0, step)
      .filter((part) => part.black)
      .map(
        ({ from, to }) =>
          `<rect x="${m + from * (W - 2 * m)}" y="${y < H / 2 ? m : H - m - t}" width="${(to - from) * (W - 2 * m)}" height="${t}"/>`,
      )
      .join('');
  const down = (x: number): string =>
    divisions(projection, [x, m], [x, H - m], 1, step)
      .filter((part) => part.black)
      .map(
        ({ from, to }) =>
          `<rect x="${x < W / 2 ? m : W - m - t}" y="${m + from * (H - 2 * m)}" width="${t}" height="${(to - from) * (H - 2 * m)}"/>`,
      )
      .join('');
  return `<path fill="${palette.paper}" fill-rule="evenodd" d="M0 0H${W}V${H}H0ZM${m + t} ${m + t}V${H - m - t}H${W - m - t}V${m + t}Z"/>
    <g fill="${palette.ink}">${across(m)}${across(H - m)}${down(m)}${down(W - m)}</g>
    <rect x="${m}" y="${m}" width="${W - 2 * m}" height="${H - 2 * m}" fill="none" stroke="${palette.ink}" stroke-width="2"/>
    <rect x="${m + t}" y="${m + t}" width="${W - 2 * (m + t)}" height="${H - 2 * (m + t)}" fill="none" stroke="${palette.ink}" stroke-width="2"/>`;
}

/** A scale bar whose left end stands at x, y. */
function scaleBar(projection: GeoProjection, [x, y, km]: [number, number, number], palette: Palette = day): string {
  const [lon, lat] = projection.invert?.([x, y]) ?? [0, 0];
  const degrees = km / (111.32 * Math.cos((lat * Math.PI) / 180));
  const end = at(projection, [lon + degrees, lat]);
  const width = Math.hypot(end[0] - x, end[1] - y);
  return (
    `<g fill="none" stroke="${palette.ink}" stroke-width="2"><rect x="${x}" y="${y}" width="${width}" height="8" fill="${palette.paper}"/><rect x="${x}" y="${y}" width="${width / 2}" height="8" fill="${palette.ink}"/></g>` +
    text('0', x, y - 10, { size: 20, halo: palette.deep, fill: palette.ink }) +
    text(`${km} km`, x + width, y - 10, { size: 20, anchor: 'middle', halo: palette.deep, fill: palette.ink })
  );
}

interface SheetOptions {
  scale?: 10 | 50;
  palette?: Palette;
  /** Countries drawn in the stronger land colour. */
  focus?: string[];
  gridStep?: number;
  frameStep?: number;
  widths?: Widths;
  /** Left end and length of the scale bar: x, y, kilometres. */
  bar?: [number, number, number];
  draw: (projection: GeoProjection, path: GeoPath) => string;
  /** Drawn over the land and under the coast line. */
  over?: (projection: GeoProjection, path: GeoPath) => string;
}

/** A framed chart of what the projection shows on the page. */
export function sheet(projection: GeoProjection, options: SheetOptions): string {
  const { scale = 10, palette = day, focus = [], gridStep = 1, frameStep = 1, widths, bar, draw, over } = options;
  const path = d3.geoPath(projection);
  const { countries, coast, borders } = world(scale);
  const shore = path(coast) ?? '';
  const grid =
    path(
      d3
        .geoGraticule()
        .step([gridStep, gridStep])
        .extent([
          [-180, -85],
          [180, 85.01],
        ])(),
    ) ?? '';
  const strong = countries.features
    .filter((f) => focus.includes(f.properties.name))
    .map((f) => path(f) ?? '')
    .join('');
  return `<rect width="${W}" height="${H}" fill="${palette.deep}"/>
    ${bands(shore, palette, widths)}
    ${line(grid, palette.grid, 1.2, 'opacity=".7"')}
    <path d="${path(countries) ?? ''}" fill="${palette.land}"/>
    <path d="${strong}" fill="${palette.focus}"/>
    ${over?.(projection, path) ?? ''}
    ${line(path(borders) ?? '', palette.border, 2.4, 'stroke-dasharray="1 7"')}
    ${line(shore, palette.coast, 1.8)}
    ${draw(projection, path)}
    ${bar ? scaleBar(projection, bar, palette) : ''}
    ${chartFrame(projection, frameStep, palette)}`;
}

/** A Mercator chart from `west` to `east`, with the latitude `middle` half-way down. */
export function locator({
  west,
  east,
  middle,
  ...options
}: SheetOptions & { west: number; east: number; middle: number }): string {
  const projection = d3
    .geoMercator()
    .scale(W / (((east - west) * Math.PI) / 180))
    .translate([0, 0]);
  const [x0] = at(projection, [west, 0]);
  const [, y0] = at(projection, [0, middle]);
  projection.translate([-x0, H / 2 - y0]).clipExtent([
    [-160, -160],
    [W + 160, H + 160],
  ]);
  return sheet(projection, options);
}
