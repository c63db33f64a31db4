// The sea as the law divides it: the date line and the zones round a coast.
import * as d3 from 'd3-geo';
import { at, bands, geoText, label } from '../chart.ts';
import { line, polyline, way } from '../curve.ts';
import type { Point } from '../curve.ts';
import { graticule, shapes } from '../globe.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day } from '../palette.ts';
import { text } from '../type.ts';
import { world } from '../world.ts';

export const dateline: Draw = () => {
  const projection = d3.geoNaturalEarth1().rotate([177, 0]).scale(520).translate([800, 520]);
  const path = d3.geoPath(projection);
  const { land, coast, large } = shapes(path);
  const idl: Point[] = way(`
      180 82, 180 75, -169 68.5, -169 65.5, 170 52.4, 180 48, 180 -1, -168 -1, -163 5.3, -150 5.3,
      -149.7 -12, -156.2 -12, -156.2 -5.5, -161 -4.5, -170.5 -6, -170.5 -9.8, -171.25 -11, -171.25 -14.2,
      -172.5 -15.6, -172.5 -45, 180 -51, 180 -72`);
  const screen = idl.map(([lon, lat]) => at(projection, [lon === 180 ? 179.999 : lon, lat]));
  return `<rect width="${W}" height="${H}" fill="${day.deep}"/>
    ${bands(large, day, [64, 36, 15])}
    ${line(graticule(path, [15, 15]), day.grid, 1.3, 'opacity=".75"')}
    <path d="${land}" fill="${day.land}"/>
    ${line(coast, day.coast, 1.5)}
    ${line(polyline(screen), day.deep, 15)}
    ${line(polyline(screen), day.mark, 6.5)}
    ${geoText(projection, 'North Pacific', way('-170 31, -152 29, -134 31'), {
      font: 'italic',
      size: 50,
      track: 0.14,
      fill: day.sea,
      halo: day.deep,
    })}
    ${geoText(projection, 'South Pacific', way('-164 -27, -148 -28, -130 -26'), {
      font: 'italic',
      size: 46,
      track: 0.14,
      fill: day.sea,
      halo: day.deep,
    })}
    ${text('Monday', at(projection, [163, 14])[0], at(projection, [163, 14])[1], { font: 'bold', size: 60, anchor: 'middle', fill: day.ink, halo: day.deep, haloWidth: 10 })}
    ${text('Sunday', at(projection, [-158, 14])[0], at(projection, [-158, 14])[1], { font: 'bold', size: 60, anchor: 'middle', fill: day.ink, halo: day.deep, haloWidth: 10 })}
    ${label(projection, 'KIRIBATI', [-147, -4], { size: 26, track: 0.2, fill: day.mark, font: 'sansBold', halo: day.deep })}`;
};

export const zones: Draw = () => {
  const iceland = world(10).countries.features.find((f) => f.properties.name === 'Iceland');
  const projection = d3.geoAzimuthalEquidistant().rotate([18.6, -64.9]).precision(0.05);
  const km = 1.45; // pixels for one kilometre
  projection.scale(km * 6371).translate([352, 452]);
  const path = d3.geoPath(projection);
  const island = iceland ? (path(iceland) ?? '') : '';
  const nm = (n: number): number => n * 1.852 * km;
  const note = (from: Point, offset: number, y: number, big: string, small: string): string => {
    const [x, y0] = at(projection, from);
    const start = x + offset;
    return (
      `<path d="M${start} ${y0}L812 ${y}H844" fill="none" stroke="${day.ink}" stroke-width="2.2"/><circle cx="${start}" cy="${y0}" r="7" fill="${day.ink}"/>` +
      text(big, 858, y + 14, { font: 'bold', size: 48, fill: day.ink, halo: '#dfebee' }) +
      text(small, 858, y + 52, { size: 26, fill: day.ink, halo: '#dfebee' })
    );
  };
  return `<rect width="${W}" height="${H}" fill="${day.deep}"/>
    ${line(island, day.mark, 2 * nm(200) + 7)}${line(island, '#dfebee', 2 * nm(200))}
    ${line(island, '#c3dae2', 2 * nm(24))}
    ${line(island, '#9cc2ce', 2 * nm(12))}
    ${line(
      graticule(
        path,
        [5, 2.5],
        [
          [-60, 50],
          [30, 80],
        ],
      ),
      day.grid,
      1.2,
      'opacity=".7"',
    )}
    <path d="${island}" fill="${day.focus}"/>${line(island, day.coast, 2)}
    ${note([-13.5, 65.06], nm(6), 250, '12 miles', 'Territorial sea')}
    ${note([-14.2, 64.6], nm(19), 440, '24 miles', 'Contiguous zone')}
    ${note([-15.0, 64.25], nm(70), 640, '200 miles', 'Exclusive economic zone')}
    ${text('High seas', 1568, 842, { font: 'italic', size: 44, track: 0.06, anchor: 'end', fill: day.sea })}`;
};
