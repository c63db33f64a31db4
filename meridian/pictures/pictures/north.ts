// Disputed and shared islands of the north.
import * as d3 from 'd3-geo';
import { at, geoText, label, locator, place, sheet } from '../chart.ts';
import { line, way } from '../curve.ts';
import type { Point } from '../curve.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day } from '../palette.ts';
import { islandsAt } from '../world.ts';

const sea = { font: 'italic', fill: day.sea } as const;
const region = { fill: day.quiet, anchor: 'middle' } as const;
const marked = { font: 'sansBold', fill: day.mark, halo: day.shoal1 } as const;

/** The Habomai islets that are too small for the coast data. */
const islets: Point[] = way('145.92 43.43, 146.0 43.365, 146.07 43.415, 146.32 43.635');

/** Four islands in a colour of their own, with both their names; the chart says nothing on whose they are. */
export const kurils: Draw = () =>
  locator({
    west: 139.7,
    east: 152.3,
    middle: 44.35,
    frameStep: 1,
    gridStep: 1,
    widths: [110, 60, 24],
    bar: [1330, 822, 100],
    over: (_, path) =>
      `<path d="${islandsAt(way('147.8 45.0, 145.85 44.1, 146.75 43.82, 146.17 43.5'))
        .map((i) => path(i))
        .join('')}" fill="${day.focus}"/>`,
    draw: (p, path) => `
    ${line(
      islandsAt(way('147.8 45.0, 145.85 44.1, 146.75 43.82, 146.17 43.5'))
        .map((i) => path(i))
        .join(''),
      day.mark,
      3,
    )}
    ${islets
      .map((c) => {
        const [x, y] = at(p, c);
        return `<circle cx="${x}" cy="${y}" r="3.5" fill="${day.focus}" stroke="${day.mark}" stroke-width="2.5"/>`;
      })
      .join('')}
    ${label(p, 'HOKKAIDO', [142.9, 43.35], { ...region, size: 42, track: 0.4 })}
    ${label(p, 'SAKHALIN', [143.75, 46.4], { ...region, anchor: 'start', size: 24, track: 0.12 })}
    ${geoText(p, 'Sea of Okhotsk', way('144.6 45.45, 146.1 45.65, 147.6 45.95'), { ...sea, size: 48, track: 0.1 })}
    ${geoText(p, 'Pacific Ocean', way('147.6 42.75, 149.3 43.0, 151.1 43.45'), { ...sea, size: 52, track: 0.14 })}
    ${geoText(p, 'Kuril Islands', way('150.15 45.35, 151.1 45.98, 152.1 46.5'), {
      font: 'sans',
      size: 28,
      track: 0.08,
      fill: day.quiet,
      halo: day.shoal1,
    })}
    ${place(p, [141.35, 43.06], 'Sapporo', { dx: 16, dy: 8, size: 26 })}
    ${place(p, [145.58, 43.33], 'Nemuro', { dx: -8, dy: 34, size: 26, anchor: 'end' })}
    ${label(p, 'Etorofu / Iturup', [148.1, 44.62], { ...marked, size: 30 })}
    ${label(p, 'Kunashiri / Kunashir', [145.75, 44.52], { ...marked, size: 30, anchor: 'end' })}
    ${label(p, 'Shikotan', [147.05, 43.83], { ...marked, size: 30 })}
    ${label(p, 'Habomai', [146.4, 43.36], { ...marked, size: 30 })}`,
  });

/** The treaty's box: from 10° to 35° east and from 74° to 81° north. */
const box: Point[] = [
  ...Array.from({ length: 51 }, (_, i): Point => [10 + i / 2, 81]),
  ...Array.from({ length: 51 }, (_, i): Point => [35 - i / 2, 74]),
];

export const svalbard: Draw = () => {
  const projection = d3
    .geoConicConformal()
    .parallels([71, 79])
    .rotate([-25, 0])
    .center([0, 75.3])
    .scale(3780)
    .translate([W / 2, H / 2])
    .clipExtent([
      [-160, -160],
      [W + 160, H + 160],
    ]);
  return sheet(projection, {
    gridStep: 5,
    frameStep: 2,
    widths: [96, 52, 20],
    bar: [1330, 822, 200],
    draw: (p) => `
      ${line(`M${box.map((c) => at(p, c).join(' ')).join('L')}Z`, day.mark, 6)}
      ${label(p, 'SVALBARD', [22.3, 75.95], { ...region, size: 28, track: 0.12, halo: day.deep })}
      ${geoText(p, 'Barents Sea', way('39 73.9, 43.7 73.5, 48.5 72.8'), { ...sea, size: 48, track: 0.12 })}
      ${geoText(p, 'Greenland Sea', way('-13 76.9, -6 77.7, 2 78.3'), { ...sea, size: 40, track: 0.1 })}
      ${geoText(p, 'Norwegian Sea', way('0 71.3, 5 71.6, 11 71.8'), { ...sea, size: 40, track: 0.08 })}
      ${line(`M${at(p, [15.63, 78.22]).join(' ')}L${at(p, [7.6, 76.9]).join(' ')}`, day.ink, 2.2)}
      ${place(p, [15.63, 78.22], '')}
      ${label(p, 'Longyearbyen', [7.3, 76.75], { size: 28, anchor: 'end', halo: day.deep })}
      ${place(p, [19.05, 74.45], 'Bear Island', { dx: 18, dy: 8, size: 28, halo: day.shoal1 })}
      ${place(p, [18.95, 69.65], 'Tromsø', { dx: -16, dy: 2, size: 28, anchor: 'end', halo: day.shoal1 })}
      ${place(p, [33.08, 68.97], 'Murmansk', { dx: 16, dy: 8, size: 28 })}
      ${label(p, 'NORWAY', [25.3, 69.62], { ...region, size: 26, track: 0.2 })}
      ${label(p, '10° E', [8.7, 80.75], { ...marked, size: 26, anchor: 'end' })}
      ${label(p, '35° E', [36.4, 80.75], { ...marked, size: 26 })}
      ${label(p, '81° N', [22.5, 81.14], { ...marked, size: 28, anchor: 'middle' })}
      ${label(p, '74° N', [25, 73.5], { ...marked, size: 28, anchor: 'middle' })}`,
  });
};
