// How maps argue: two projections of one world, three kinds of line.
import * as d3 from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import { bands } from '../chart.ts';
import { line, polyline, repeat, smooth } from '../curve.ts';
import type { Point } from '../curve.ts';
import { graticule, shapes } from '../globe.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, stock } from '../palette.ts';
import { world } from '../world.ts';

/** Greenland in magenta and Africa in the stronger land: the pair that Mercator makes equals. */
const greenland = ['Greenland'];
const africa = [
  'Algeria',
  'Angola',
  'Benin',
  'Botswana',
  'Burkina Faso',
  'Burundi',
  'Cameroon',
  'Central African Rep.',
  'Chad',
  'Congo',
  "Côte d'Ivoire",
  'Dem. Rep. Congo',
  'Djibouti',
  'Egypt',
  'Eq. Guinea',
  'Eritrea',
  'eSwatini',
  'Ethiopia',
  'Gabon',
  'Gambia',
  'Ghana',
  'Guinea',
  'Guinea-Bissau',
  'Kenya',
  'Lesotho',
  'Liberia',
  'Libya',
  'Madagascar',
  'Malawi',
  'Mali',
  'Mauritania',
  'Morocco',
  'Mozambique',
  'Namibia',
  'Niger',
  'Nigeria',
  'Rwanda',
  'S. Sudan',
  'Senegal',
  'Sierra Leone',
  'Somalia',
  'Somaliland',
  'South Africa',
  'Sudan',
  'Tanzania',
  'Togo',
  'Tunisia',
  'Uganda',
  'W. Sahara',
  'Zambia',
  'Zimbabwe',
];

function hemisphere(id: string, projection: GeoProjection, frame: string): string {
  const path = d3.geoPath(projection);
  const shape = shapes(path);
  const named = (names: string[]): string =>
    world(50)
      .countries.features.filter((f) => names.includes(f.properties.name))
      .map((f) => path(f) ?? '')
      .join('');
  return `<clipPath id="${id}"><path d="${frame}"/></clipPath>
    <path d="${frame}" fill="${day.deep}"/>
    <g clip-path="url(#${id})">${bands(shape.large, day, [26, 15, 7])}
      ${line(graticule(path, [15, 15]), day.grid, 1.2, 'opacity=".85"')}
      <path d="${shape.land}" fill="${day.land}"/><path d="${named(africa)}" fill="#dcbd76"/>
      ${line(shape.coast, day.coast, 1.1)}
      <path d="${named(greenland)}" fill="${day.mark}"/></g>
    <path d="${frame}" fill="none" stroke="${day.ink}" stroke-width="4"/>`;
}

export const projections: Draw = () => {
  const width = 720;
  const [left, right, cy] = [410, 1190, 450];
  const top = 122;
  const bottom = 778;
  const mercator = d3
    .geoMercator()
    .rotate([-11, 0])
    .scale(width / (2 * Math.PI))
    .translate([left, 480]);
  const equal = d3.geoEqualEarth().rotate([-11, 0]).translate([right, cy]).precision(0.1);
  equal.fitWidth(width, { type: 'Sphere' }).translate([right, cy]);
  const square = `M${left - width / 2} ${top}H${left + width / 2}V${bottom}H${left - width / 2}Z`;
  mercator.clipExtent([
    [left - width / 2 - 30, top - 30],
    [left + width / 2 + 30, bottom + 30],
  ]);
  return `<rect width="${W}" height="${H}" fill="${stock.cream}"/>
    ${repeat(19, (i) => `<path d="M0 ${i * 50}H${W}" stroke="${stock.creamLine}" stroke-width="1.5"/>`)}
    ${hemisphere('mercator', mercator, square)}
    ${hemisphere('equal', equal, d3.geoPath(equal)({ type: 'Sphere' }) ?? '')}`;
};

/** Solid, dashed, dotted: three boundaries through the same invented country. */
export const disputedLine: Draw = () => {
  const strips: [number, string][] = [
    [150, ''],
    [450, 'stroke-dasharray="52 34"'],
    [750, 'stroke-dasharray="0.1 31"'],
  ];
  const wander = (y: number, seed: number): Point[] =>
    smooth(
      Array.from({ length: 15 }, (_, i): Point => [
        -60 + i * 124,
        y + 34 * Math.sin(i * 1.27 + seed) + 22 * Math.sin(i * 2.9 + seed * 2.3),
      ]),
      12,
    );
  const hatch = (y: number): string => repeat(90, (i) => `M${i * 34 - 300} ${y + 150}l300 -300`);
  return (
    strips
      .map(([y, dash], i) => {
        const border = polyline(wander(y, i * 1.9 + 0.6));
        const id = `strip${i}`;
        return `<clipPath id="${id}"><rect y="${y - 150}" width="${W}" height="300"/></clipPath><g clip-path="url(#${id})">
      <rect y="${y - 150}" width="${W}" height="300" fill="${day.land}"/>
      <path d="${border}L${W + 80} ${y + 170}H-80Z" fill="${day.focus}"/>
      ${line(hatch(y), day.quiet, 1, `opacity="${0.06 + i * 0.03}"`)}
      ${line(border, day.mark, i === 2 ? 18 : 14, dash)}</g>`;
      })
      .join('') +
    [300, 600]
      .map(
        (y) => `<path d="M0 ${y}H${W}" stroke="${day.paper}" stroke-width="22"/>
    <path d="M0 ${y - 11}H${W}M0 ${y + 11}H${W}" stroke="${day.ink}" stroke-width="2.5"/>`,
      )
      .join('')
  );
};
