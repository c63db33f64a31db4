// The earth from far away: a globe, the poles, the two hemispheres.
import * as d3 from 'd3-geo';
import { at, bands, geoText, label, lane, place, waterLines } from '../chart.ts';
import { line, polyline, repeat, way } from '../curve.ts';
import type { Point } from '../curve.ts';
import { globe, graticule, polar, ring, shapes } from '../globe.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, night, stock } from '../palette.ts';
import { text } from '../type.ts';
import type { TypeOptions } from '../type.ts';

const voyages: Record<'suez' | 'cape', Point[]> = {
  suez: way(`
      103.8 1.2, 102.9 1.55, 100.6 3.1, 98 5.3, 95 6.2, 80 5.6, 60 11.5, 51.3 12.3, 45 12.2, 43.3 12.6,
      42 14.6, 39.5 18.5, 36 24.5, 33.75 27.8, 32.75 29.3, 32.56 29.9, 32.5 30.25, 32.33 30.7,
      32.34 31.3, 31.5 31.9, 25 33.6, 16 35.6, 11 37.6, 3 37.5, -2.2 36.3, -5.6 35.95, -9.3 36.7,
      -9.9 40, -9.9 43.2, -5.7 48.7, -3 49.8, 0.5 50.35, 1.5 51.1, 4 52`),
  cape: way(`
      103.8 1.2, 102.9 1.55, 100.6 3.1, 98 5.3, 95 6.2, 90 4, 80 -2, 68 -12, 55 -23, 42 -30.5, 32 -33.4,
      25 -35.4, 19 -35.5, 14 -31, 10 -25, -8 -2, -15 8, -19 15, -19.3 22, -19.2 28, -18.2 33, -15 37,
      -10.4 42, -9.4 44, -5.7 48.7, -3 49.8, 0.5 50.35, 1.5 51.1, 4 52`),
};

export const capeRoute: Draw = () => {
  const g = globe({ rotate: [-46, -9, 0], radius: 520, centre: [800, 452] });
  const p = g.projection;
  const end = (c: Point, name: string, options: TypeOptions & { dx: number; dy: number }): string => {
    const [x, y] = at(p, c);
    return (
      `<circle cx="${x}" cy="${y}" r="10" fill="${night.paper}" stroke="${night.ink}" stroke-width="4"/>` +
      text(name, x + options.dx, y + options.dy, {
        size: 30,
        font: 'sansBold',
        fill: night.ink,
        halo: night.shoal1,
        ...options,
      })
    );
  };
  return `<rect width="${W}" height="${H}" fill="${night.deep}"/>${g.base}
    ${lane(p, voyages.cape, night.paper, 10, 'opacity=".5"')}
    ${lane(p, voyages.cape, night.ink, 5.5, 'stroke-dasharray="1 14"')}
    ${lane(p, voyages.suez, night.paper, 11, 'opacity=".45"')}
    ${lane(p, voyages.suez, night.mark, 7)}
    ${geoText(p, 'Indian Ocean', way('67 -26, 79 -28, 91 -24'), {
      font: 'italic',
      size: 40,
      track: 0.14,
      fill: night.sea,
    })}
    ${geoText(p, 'Atlantic', way('-28 -13, -19 -20, -8 -25'), {
      font: 'italic',
      size: 36,
      track: 0.12,
      fill: night.sea,
    })}
    ${text('Suez', at(p, [32.56, 29.9])[0] + 20, at(p, [32.56, 29.9])[1] + 26, { font: 'sansBold', size: 30, fill: '#8d0f4e', halo: night.land })}
    ${text('Cape of Good Hope', at(p, [18.5, -36.5])[0] + 30, at(p, [18.5, -36.5])[1] + 36, { font: 'sansBold', size: 30, fill: night.ink, halo: night.shoal1 })}
    ${end([4, 52], 'Rotterdam', { dx: -22, dy: -4, anchor: 'end', halo: night.deep })}
    ${end([103.8, 1.2], 'Singapore', { dx: -18, dy: 46, anchor: 'end' })}`;
};

export const arctic: Draw = () => {
  const { projection: p, path } = polar({ radius: 1500, rotate: -95 + 180, clip: 48, centre: [800, 430] });
  const { land, coast, borders, large } = shapes(path);
  return `<rect width="${W}" height="${H}" fill="${day.deep}"/>
    ${bands(large, day, [90, 50, 20])}
    ${line(
      graticule(
        path,
        [15, 5],
        [
          [-180, 40],
          [180, 89.9],
        ],
      ),
      day.grid,
      1.2,
      'opacity=".75"',
    )}
    <path d="${land}" fill="${day.land}"/>
    ${line(borders, day.border, 2.2, 'stroke-dasharray="1 7"')}
    ${line(coast, day.coast, 1.6)}
    ${line(path(ring(66.56)) ?? '', day.sea, 2.4, 'stroke-dasharray="12 9"')}
    ${lane(
      p,
      way(`
      -167.5 59, -167.6 63.4, -168.8 65.8, -171 67.6, -176 69.5, 174 70.6, 165 70.9, 153 73.2, 146 74.15,
      143 74.35, 139 74.4, 132 75.2, 122 76.6, 112 77.35, 107 77.72, 104 77.9, 100 77.75, 95 77.7,
      88 77.75, 82 77.5, 75 77.5, 68 77.4, 60 76.9, 53 75.6, 47 74, 40 72.4, 32 71.9, 25.5 71.7, 18 70.8,
      12 68.6, 7 64.5, 3.5 61`),
      day.mark,
      7,
    )}
    ${text('Arctic Ocean', at(p, [-60, 89])[0], at(p, [-60, 89])[1] - 30, { font: 'italic', size: 54, track: 0.12, anchor: 'middle', fill: day.sea, halo: day.deep })}
    ${(() => {
      const [x, y] = at(p, [0, 90]);
      return `<path d="M${x - 14} ${y}h28M${x} ${y - 14}v28" stroke="${day.ink}" stroke-width="3"/>`;
    })()}
    ${geoText(p, 'Northern Sea Route', way('174 77.5, 160 77.9, 146 78.2, 132 78.5, 118 78.9, 106 79.6'), {
      font: 'sansBold',
      size: 30,
      track: 0.02,
      fill: day.mark,
      halo: day.deep,
    })}
    ${text('SIBERIA', at(p, [128, 72])[0], 66, { size: 34, track: 0.5, anchor: 'middle', fill: day.quiet })}
    ${label(p, 'GREENLAND', [-42, 75], { size: 26, track: 0.24, anchor: 'middle', fill: day.quiet })}
    ${place(p, [33.08, 68.97], 'Murmansk', { dx: 16, dy: 12, size: 26 })}
    ${text('Bering Strait', at(p, [-169, 65.7])[0] + 30, at(p, [-169, 65.7])[1] + 8, { size: 26, font: 'sans', fill: day.ink, halo: day.land })}`;
};

export const antarctica: Draw = () => {
  const { projection: p, path } = polar({ south: true, radius: 830, clip: 62, centre: [800, 450] });
  const { land, coast, large } = shapes(path);
  const ticks: string[] = [];
  for (let lon = -180; lon < 180; lon += 5) {
    const [x1, y1] = at(p, [lon, -60]);
    const [x2, y2] = at(p, [lon, lon % 30 === 0 ? -58.4 : lon % 10 === 0 ? -59 : -59.4]);
    ticks.push(`M${x1} ${y1}L${x2} ${y2}`);
  }
  return `<rect width="${W}" height="${H}" fill="${night.deep}"/>
    <g opacity=".9">${waterLines(large, night.grid, night.deep, [14, 30, 50, 74, 102, 134])}</g>
    ${line(
      graticule(
        path,
        [30, 10],
        [
          [-180, -89.9],
          [180, -30],
        ],
      ),
      night.grid,
      1.4,
      'opacity=".55"',
    )}
    <path d="${land}" fill="${night.focus}"/>
    ${line(coast, night.coast, 1.6)}
    ${line(
      graticule(
        path,
        [30, 10],
        [
          [-180, -89.9],
          [180, -60],
        ],
      ),
      '#c9b98c',
      1.2,
      'opacity=".6"',
    )}
    ${line(path(ring(-60)) ?? '', night.mark, 6)}
    ${line(ticks.join(''), night.mark, 2.5)}
    ${geoText(
      p,
      'Treaty area: everything south of 60° S',
      Array.from({ length: 25 }, (_, i) => [-72 + i * 6, -63.2]),
      { font: 'sansBold', size: 28, track: 0.04, fill: night.mark, halo: night.deep },
    )}
    ${text('ANTARCTICA', 880, 424, { size: 36, track: 0.42, anchor: 'middle', fill: day.quiet })}
    ${(() => {
      const [x, y] = at(p, [0, -90]);
      return `<path d="M${x - 14} ${y}h28M${x} ${y - 14}v28" stroke="${day.ink}" stroke-width="3"/>${text('South Pole', x + 22, y + 34, { font: 'serif', size: 26, fill: day.ink })}`;
    })()}
    ${text('Southern Ocean', 196, 640, { font: 'italic', size: 40, track: 0.08, anchor: 'middle', fill: night.sea, halo: night.deep })}`;
};

export const hemispheres: Draw = () => {
  const r = 372;
  const half = (lon: number, cx: number): string => {
    const projection = d3
      .geoAzimuthalEqualArea()
      .rotate([-lon, 0])
      .clipAngle(90)
      .scale(r / Math.SQRT2)
      .translate([cx, 450])
      .precision(0.05);
    const path = d3.geoPath(projection);
    const { land, coast, large } = shapes(path);
    const id = `half${lon + 90}`;
    return `<clipPath id="${id}"><circle cx="${cx}" cy="450" r="${r}"/></clipPath>
      <circle cx="${cx}" cy="450" r="${r}" fill="${day.deep}"/>
      <g clip-path="url(#${id})">${bands(large, day, [46, 26, 11])}</g>
      ${line(graticule(path, [15, 15]), day.grid, 1.2, 'opacity=".9"')}
      <path d="${land}" fill="${day.land}"/>
      ${line(coast, day.coast, 1.3)}
      <circle cx="${cx}" cy="450" r="${r}" fill="none" stroke="${day.ink}" stroke-width="3"/>
      <circle cx="${cx}" cy="450" r="${r + 12}" fill="none" stroke="${day.ink}" stroke-width="1.5"/>`;
  };
  const gap = 14;
  const left = 800 - r - gap;
  const right = 800 + r + gap;
  const arc = (cx: number, from: number, to: number): string =>
    polyline(
      Array.from({ length: 91 }, (_, i): Point => {
        const a = ((from + ((to - from) * i) / 90) * Math.PI) / 180;
        return [cx + r * Math.cos(a), 450 + r * Math.sin(a)];
      }),
    );
  return `<rect width="${W}" height="${H}" fill="${stock.cream}"/>
    <g opacity=".55">${repeat(19, (i) => `<path d="M0 ${i * 50}H${W}" stroke="${stock.creamLine}" stroke-width="1.5"/>`)}${repeat(33, (i) => `<path d="M${i * 50} 0V${H}" stroke="${stock.creamLine}" stroke-width="1.5"/>`)}</g>
    <circle cx="${left}" cy="450" r="${r + 13}" fill="${stock.cream}"/><circle cx="${right}" cy="450" r="${r + 13}" fill="${stock.cream}"/>
    ${half(-90, left)}${half(90, right)}
    ${line(arc(left, -90, 90), day.mark, 9)}${line(arc(right, 90, 270), day.mark, 9)}
    <path d="M800 0V900" stroke="${day.mark}" stroke-width="3"/>
    <rect x="752" y="40" width="96" height="62" fill="${stock.cream}"/>
    ${text('0°', 806, 92, { font: 'bold', size: 64, anchor: 'middle', fill: day.mark })}
    <rect x="770" y="800" width="60" height="62" fill="${stock.cream}"/>
    ${text('W', 700, 858, { font: 'italic', size: 44, anchor: 'middle', fill: day.ink })}
    ${text('E', 900, 858, { font: 'italic', size: 44, anchor: 'middle', fill: day.ink })}
    <path d="M800 780V900" stroke="${day.mark}" stroke-width="3"/>`;
};
