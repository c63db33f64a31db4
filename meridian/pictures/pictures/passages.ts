// Narrow passages and the islands in them, as sea charts.
import { at, geoText, label, lane, locator, place } from '../chart.ts';
import { line, way } from '../curve.ts';
import type { Point } from '../curve.ts';
import type { Draw } from '../page.ts';
import { day } from '../palette.ts';
import { text } from '../type.ts';
import { islandsAt } from '../world.ts';

const sea = { font: 'italic', fill: day.sea } as const;
const region = { fill: day.quiet, anchor: 'middle' } as const;
const strait = { font: 'sansBold', fill: day.mark } as const;

/** A label beside a place, tied to it by a line. */
const pointer = ([x, y]: Point, [dx, dy]: Point, name: string, size = 30): string =>
  line(`M${x} ${y}L${x + dx} ${y + dy}`, day.mark, 3) +
  text(name, x + dx + (dx < 0 ? -10 : 10), y + dy + size / 3, {
    ...strait,
    size,
    anchor: dx < 0 ? 'end' : 'start',
    halo: day.shoal1,
  });

/** The archipelagic sea lane through Makassar and Lombok, and dashed the one through Sunda. */
export const lombok: Draw = () =>
  locator({
    west: 102,
    east: 123,
    middle: -4.15,
    frameStep: 1,
    gridStep: 2,
    widths: [80, 44, 18],
    bar: [760, 836, 200],
    draw: (p) => `
    ${lane(
      p,
      way(`
      107.1 3.4, 107.7 1.6, 108.2 0.2, 108.5 -1.4, 108.75 -2.6, 108.2 -3.9, 107.1 -4.6, 106.45 -5.2,
      106.0 -5.7, 105.6 -6.0, 105.1 -6.4, 104.4 -7.3, 103.2 -10.4`),
      day.mark,
      3.5,
      'stroke-dasharray="12 10"',
    )}
    ${lane(
      p,
      way(`
      121.2 3.4, 119.9 1.6, 119.3 0.4, 118.75 -0.9, 118.3 -2.6, 118.25 -3.8, 117.3 -5.2, 116.85 -6.7,
      116.2 -7.8, 115.85 -8.33, 115.72 -8.7, 115.45 -9.2, 115 -10.6`),
      day.mark,
      7,
    )}
    ${label(p, 'BORNEO', [113.9, -0.7], { ...region, size: 40, track: 0.5 })}
    ${label(p, 'SUMATRA', [103.75, -3.2], { ...region, size: 28, track: 0.22, rotate: 50 })}
    ${label(p, 'JAVA', [110.2, -7.35], { ...region, size: 30, track: 0.4 })}
    ${label(p, 'SULAWESI', [120.55, -2.55], { ...region, size: 26, track: 0.14 })}
    ${geoText(p, 'Java Sea', way('109.3 -4.9, 111 -5.1, 112.7 -4.9'), { ...sea, size: 44, track: 0.14 })}
    ${geoText(p, 'Indian Ocean', way('106 -9.15, 108.7 -9.3, 111.4 -9.15'), { ...sea, size: 44, track: 0.14 })}
    ${geoText(p, 'Flores Sea', way('117.9 -7.4, 119.05 -7.48, 120.2 -7.4'), { ...sea, size: 32, track: 0.08 })}
    ${geoText(p, 'Makassar Strait', way('117.35 -3.95, 117.75 -2.5, 118.15 -0.4'), {
      ...strait,
      size: 27,
      track: 0.02,
      halo: day.shoal1,
    })}
    ${place(p, [103.83, 1.31], 'Singapore', { dx: 16, dy: 8, size: 28 })}
    ${place(p, [106.83, -6.13], 'Jakarta', { dx: 12, dy: 32, size: 26 })}
    ${place(p, [112.74, -7.22], 'Surabaya', { dx: -2, dy: -16, anchor: 'end', size: 24 })}
    ${label(p, 'Sunda Strait', [104.78, -6.55], { ...strait, size: 27, anchor: 'end', halo: day.shoal1 })}
    ${pointer(at(p, [115.8, -8.5]), [72, 76], 'Lombok Strait', 32)}`,
  });

export const babElMandeb: Draw = () =>
  locator({
    west: 41.5,
    east: 46.1,
    middle: 12.42,
    frameStep: 0.5,
    gridStep: 0.5,
    widths: [110, 60, 24],
    bar: [1330, 822, 50],
    over: (_, path) =>
      `<path d="${islandsAt([[43.42, 12.655]])
        .map((i) => path(i))
        .join('')}" fill="${day.mark}"/>`,
    draw: (p) => `
    ${lane(
      p,
      way(`
      42.9 14.4, 42.95 13.85, 43.02 13.3, 43.2 12.9, 43.31 12.66, 43.38 12.52, 43.55 12.4, 44.1 12.27,
      45 12.25, 46.5 12.4`),
      day.mark,
      6,
    )}
    ${geoText(p, 'Red Sea', way('42.35 13.62, 42.62 13.36, 42.86 13.06'), {
      ...sea,
      size: 42,
      track: 0.1,
      halo: day.shoal1,
    })}
    ${geoText(p, 'Gulf of Aden', way('44.3 11.8, 45.0 11.74, 45.7 11.8'), { ...sea, size: 54, track: 0.12 })}
    ${label(p, 'YEMEN', [44.55, 13.35], { ...region, size: 40, track: 0.5 })}
    ${label(p, 'ERITREA', [42.15, 13.02], { ...region, size: 26, track: 0.2, rotate: 40 })}
    ${label(p, 'DJIBOUTI', [42.62, 11.93], { ...region, size: 28, track: 0.24 })}
    ${label(p, 'ETHIOPIA', [41.9, 12.2], { ...region, size: 26, track: 0.16 })}
    ${place(p, [42.74, 13.01], 'Assab', { dx: -14, dy: 26, anchor: 'end', size: 26 })}
    ${place(p, [43.25, 13.32], 'Mocha', { dx: 16, dy: 8, size: 26 })}
    ${place(p, [43.15, 11.595], 'Djibouti', { dx: 14, dy: 30, size: 28, font: 'sansBold' })}
    ${place(p, [45.03, 12.79], 'Aden', { dx: 2, dy: -18, size: 30, font: 'sansBold' })}
    ${line(`M${at(p, [43.43, 12.66]).join(' ')}L${at(p, [43.72, 12.55]).join(' ')}`, day.ink, 2.5)}
    ${label(p, 'Perim', [43.74, 12.52], { size: 28, fill: day.ink, halo: day.shoal1 })}
    ${label(p, 'Bab el-Mandeb', [43.27, 12.3], { ...strait, size: 30, anchor: 'end', halo: day.land })}`,
  });

/** Mid-channel from the land border, then points A to D of the treaty of 1984. */
const treatyLine: Point[] = way(`
      -68.61 -54.889, -68.5 -54.893, -68.33 -54.882, -68.21 -54.866, -68.08 -54.876, -67.93 -54.884,
      -67.8 -54.892, -67.67 -54.903, -67.54 -54.899, -67.33 -54.91, -67.2 -54.928, -67.03 -54.948,
      -66.9 -54.972, -66.8 -54.99, -66.68 -55.05, -66.417 -55.122, -66.078 -55.183, -65.727 -55.382,
      -65.727 -56.38`);

export const beagle: Draw = () =>
  locator({
    west: -70.1,
    east: -64.9,
    middle: -55.22,
    frameStep: 0.5,
    gridStep: 0.5,
    widths: [90, 50, 20],
    bar: [84, 822, 50],
    over: (_, path) =>
      `<path d="${islandsAt(way('-66.95 -55.05, -66.55 -55.23, -66.95 -55.29'))
        .map((i) => path(i))
        .join('')}" fill="${day.mark}"/>`,
    draw: (p) => `
    ${line(`M${treatyLine.map((c) => at(p, c).join(' ')).join('L')}`, day.mark, 4.5, 'stroke-dasharray="14 10"')}
    ${label(p, 'TIERRA DEL FUEGO', [-68.0, -54.52], { ...region, size: 36, track: 0.36 })}
    ${label(p, 'NAVARINO', [-67.62, -55.08], { ...region, size: 28, track: 0.2 })}
    ${geoText(p, 'South Atlantic', way('-65.85 -54.46, -65.42 -54.5, -64.98 -54.45'), {
      ...sea,
      size: 36,
      track: 0.06,
    })}
    ${place(p, [-68.3, -54.81], 'Ushuaia', { dx: -4, dy: -18, size: 28, font: 'sansBold', anchor: 'middle' })}
    ${place(p, [-67.61, -54.935], 'Puerto Williams', { dx: -24, dy: 34, size: 24, anchor: 'middle' })}
    ${place(p, [-67.27, -55.975], 'Cape Horn', { dx: 18, dy: 10, size: 28, halo: day.shoal1 })}
    ${label(p, 'Picton', [-66.86, -55.175], { ...strait, size: 28, anchor: 'middle', halo: day.shoal1 })}
    ${label(p, 'Nueva', [-66.4, -55.27], { ...strait, size: 28, halo: day.shoal1 })}
    ${label(p, 'Lennox', [-66.98, -55.4], { ...strait, size: 28, anchor: 'middle', halo: day.shoal1 })}
    ${label(p, '1984', [-65.69, -55.72], { ...strait, size: 30, halo: day.deep })}`,
  });
