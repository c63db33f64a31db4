// Africa: the borders it kept, and the states without a coast.
import * as d3 from 'd3-geo';
import type { GeoPath, GeoProjection } from 'd3-geo';
import { at, bands, place } from '../chart.ts';
import { line } from '../curve.ts';
import { graticule } from '../globe.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day } from '../palette.ts';
import { text } from '../type.ts';
import { largeCoast, world } from '../world.ts';
import type { Country } from '../world.ts';

const coastal = [
  'Algeria',
  'Angola',
  'Benin',
  'Cameroon',
  'Cabo Verde',
  'Comoros',
  'Congo',
  "Côte d'Ivoire",
  'Dem. Rep. Congo',
  'Djibouti',
  'Egypt',
  'Eq. Guinea',
  'Eritrea',
  'Gabon',
  'Gambia',
  'Ghana',
  'Guinea',
  'Guinea-Bissau',
  'Kenya',
  'Liberia',
  'Libya',
  'Madagascar',
  'Mauritania',
  'Mauritius',
  'Morocco',
  'Mozambique',
  'Namibia',
  'Nigeria',
  'São Tomé and Principe',
  'Senegal',
  'Seychelles',
  'Sierra Leone',
  'Somalia',
  'Somaliland',
  'South Africa',
  'Sudan',
  'Tanzania',
  'Togo',
  'Tunisia',
  'W. Sahara',
];
const landlockedStates = [
  'Botswana',
  'Burkina Faso',
  'Burundi',
  'Central African Rep.',
  'Chad',
  'eSwatini',
  'Ethiopia',
  'Lesotho',
  'Malawi',
  'Mali',
  'Niger',
  'Rwanda',
  'S. Sudan',
  'Uganda',
  'Zambia',
  'Zimbabwe',
];
const africa = new Set([...coastal, ...landlockedStates]);

/**
 * Western Sahara as it is usually mapped: the data knows only the sand wall across it, so that line is left out
 * and the northern limit of the territory, 27° 40′ north, is drawn instead.
 */
const sandWall = ['Morocco', 'W. Sahara'];
const northernLimit: GeoJSON.Position[] = [
  [-13.17, 27.667],
  [-8.68, 27.667],
];

/** Lines that are not agreed, drawn dashed. */
const isOpen = (a: string, b: string): boolean =>
  a === 'W. Sahara' ||
  b === 'W. Sahara' ||
  (a === 'Somalia' && b === 'Somaliland') ||
  (a === 'Somaliland' && b === 'Somalia');

interface Continent {
  projection: GeoProjection;
  path: GeoPath;
  base: string;
  named: (names: string[]) => string;
}

function continent(x: number): Continent {
  const projection = d3
    .geoAzimuthalEqualArea()
    .rotate([-18, -1.5])
    .scale(708)
    .translate([x, H / 2])
    .clipAngle(110)
    .precision(0.1);
  const path = d3.geoPath(projection);
  const { countries, coast } = world(50);
  const shape = (list: Country[]): string => list.map((f) => path(f) ?? '').join('');
  return {
    projection,
    path,
    named: (names) => shape(countries.features.filter((f) => names.includes(f.properties.name))),
    base: `<rect width="${W}" height="${H}" fill="${day.deep}"/>
      ${bands(largeCoast(countries.features, path), day, [70, 40, 16])}
      ${line(graticule(path, [10, 10]), day.grid, 1.2, 'opacity=".7"')}
      <path d="${path(countries) ?? ''}" fill="#f7f0dc"/>
      <path d="${shape(countries.features.filter((f) => africa.has(f.properties.name)))}" fill="${day.focus}"/>
      ${line(path(coast) ?? '', day.coast, 1.6)}`,
  };
}

/** The borders of Africa's states with one another: settled ones solid, open ones dashed. */
function borders(path: GeoPath, colour: string, width: number): string {
  const { bordersWhere } = world(50);
  const inAfrica = (a: string, b: string): boolean => africa.has(a) && africa.has(b);
  const settled = bordersWhere((a, b) => inAfrica(a, b) && !isOpen(a, b));
  const open = bordersWhere(
    (a, b) => inAfrica(a, b) && isOpen(a, b) && !(sandWall.includes(a) && sandWall.includes(b)),
  );
  const limit = path({ type: 'LineString', coordinates: northernLimit }) ?? '';
  return (
    line(path(settled) ?? '', colour, width) +
    line(`${path(open) ?? ''}${limit}`, colour, width, 'stroke-dasharray="9 8"')
  );
}

const between = (path: GeoPath, one: string, others: string[]): string =>
  path(world(50).bordersWhere((a, b) => (a === one && others.includes(b)) || (b === one && others.includes(a)))) ?? '';

export const africaBorders: Draw = () => {
  const { projection: p, path, base } = continent(800);
  const young = between(path, 'Eritrea', ['Ethiopia']) + between(path, 'S. Sudan', ['Sudan']);
  const note = (from: GeoJSON.Position, y: number, name: string, year: string): string => {
    const [x0, y0] = at(p, from);
    return (
      `${line(`M${x0} ${y0}L1180 ${y}H1204`, day.ink, 2.2)}<circle cx="${x0}" cy="${y0}" r="6" fill="${day.ink}"/>` +
      text(name, 1216, y + 10, { size: 32, fill: day.ink, font: 'sansBold', halo: day.deep }) +
      text(year, 1216, y + 48, { size: 32, fill: day.mark, font: 'sansBold', halo: day.deep })
    );
  };
  return `${base}
    ${borders(path, day.mark, 2.8)}${line(young, day.mark, 7)}
    ${note([38.6, 15.9], 232, 'Eritrea', '1993')}${note([30.6, 7.4], 560, 'South Sudan', '2011')}
    ${place(p, [31.24, 30.04], 'Cairo', { dx: -16, dy: 12, anchor: 'end', size: 30, font: 'sansBold', halo: day.focus })}
    ${place(p, [38.75, 9.02], 'Addis Ababa', { dx: 34, dy: 38, anchor: 'middle', size: 28, font: 'sansBold', halo: day.focus })}`;
};

/** Names that fit into their state: longitude, latitude, lines. */
const inside: [number, number, string[]][] = [
  [-1.6, 17.6, ['Mali']],
  [9.4, 17.2, ['Niger']],
  [18.6, 14.6, ['Chad']],
  [39.4, 7.2, ['Ethiopia']],
  [29.9, 7.6, ['South', 'Sudan']],
];
/** Names that stand in the sea: a point in the state, then where the line to the name ends on the page. */
const outside: [number, number, number, number, string][] = [
  [-1.7, 12.2, 520, 480, 'Burkina Faso'],
  [20.4, 6.6, 640, 540, 'Central African Rep.'],
  [25, -15.4, 640, 610, 'Zambia'],
  [23.6, -22.6, 640, 720, 'Botswana'],
  [28.2, -29.6, 700, 832, 'Lesotho'],
  [32.4, 1.6, 1180, 438, 'Uganda'],
  [29.9, -2, 1180, 486, 'Rwanda'],
  [29.9, -3.4, 1180, 534, 'Burundi'],
  [33.9, -13.2, 1180, 582, 'Malawi'],
  [29.9, -19.2, 1030, 800, 'Zimbabwe'],
  [31.5, -26.6, 1030, 846, 'Eswatini'],
];

export const landlocked: Draw = () => {
  const { projection: p, path, base, named } = continent(800);
  const bold = { size: 28, font: 'sansBold' } as const;
  const led = outside.map(([lon, lat, x, y, name]) => {
    const [x0, y0] = at(p, [lon, lat]);
    const step = x < x0 ? -14 : 14;
    return (
      `${line(`M${x0} ${y0}L${x} ${y}h${step}`, day.ink, 2.2)}<circle cx="${x0}" cy="${y0}" r="3.5" fill="${day.paper}"/>` +
      text(name, x + step * 1.7, y + 10, { ...bold, anchor: x < x0 ? 'end' : 'start', halo: day.deep })
    );
  });
  const names = inside.flatMap(([lon, lat, lines]) =>
    lines.map((part, i) => {
      const [x, y] = at(p, [lon, lat]);
      return text(part, x, y + 9 + (i - (lines.length - 1) / 2) * 27, {
        ...bold,
        size: 26,
        anchor: 'middle',
        fill: day.paper,
      });
    }),
  );
  return `${base}
    <path d="${named(landlockedStates)}" fill="${day.mark}"/>
    ${borders(path, day.paper, 2.2)}${names.join('')}${led.join('')}`;
};
