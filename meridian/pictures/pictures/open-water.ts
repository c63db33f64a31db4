// The open sea: an empty chart with an address on it, and the currents of a basin.
import * as d3 from 'd3-geo';
import { chartFrame } from '../chart.ts';
import { dice, line, polyline, repeat } from '../curve.ts';
import type { Point } from '../curve.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, night } from '../palette.ts';
import { text } from '../type.ts';

/** A compass rose: two rings of marks and a star of sixteen rays. */
function rose(cx: number, cy: number, r: number): string {
  const at = (angle: number, radius: number): string => {
    const a = ((angle - 90) * Math.PI) / 180;
    return `${(cx + radius * Math.cos(a)).toFixed(1)} ${(cy + radius * Math.sin(a)).toFixed(1)}`;
  };
  const ticks = (step: number, from: number, to: number): string =>
    repeat(360 / step, (i) => `M${at(i * step, from)}L${at(i * step, to)}`);
  const ray = (angle: number, long: number, half: number): string =>
    `<path d="M${cx} ${cy}L${at(angle - half, long * 0.3)}L${at(angle, long)}Z" fill="${day.paper}"/>
     <path d="M${cx} ${cy}L${at(angle + half, long * 0.3)}L${at(angle, long)}Z" fill="${day.mark}"/>
     <path d="M${cx} ${cy}L${at(angle - half, long * 0.3)}L${at(angle, long)}L${at(angle + half, long * 0.3)}Z" fill="none" stroke="${day.mark}" stroke-width="2" stroke-linejoin="round"/>`;
  const rings = [r, r - 26, r * 0.66]
    .map(
      (radius, i) =>
        `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="none" stroke="${day.mark}" stroke-width="${i === 0 ? 3.5 : 1.8}"/>`,
    )
    .join('');
  return `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${day.deep}"/>${rings}
    ${line(ticks(2, r - 12, r), day.mark, 1.6)}${line(ticks(10, r - 26, r), day.mark, 2.6)}
    ${[22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5].map((a) => ray(a, r * 0.42, 15)).join('')}
    ${[45, 135, 225, 315].map((a) => ray(a, r * 0.6, 24)).join('')}
    ${[0, 90, 180, 270].map((a) => ray(a, r * 0.8, 30)).join('')}
    <path d="M${cx} ${cy - r - 62}l16 42h-32Z" fill="${day.mark}"/>`;
}

/** Depths in metres, strewn over the water as on a chart of the abyss. */
function soundings(free: (x: number, y: number) => boolean): string {
  const throwDice = dice(20230619);
  let figures = '';
  for (let row = 0; row < 9; row += 1) {
    for (let column = 0; column < 13; column += 1) {
      const x = 70 + column * 118 + (row % 2) * 58 + throwDice() * 34;
      const y = 84 + row * 94 + throwDice() * 30;
      const depth = Math.round(4300 + 900 * Math.sin(x / 330) * Math.cos(y / 260) + throwDice() * 240);
      if (x < W - 90 && y < H - 36 && free(x, y))
        figures += text(String(depth), x, y, {
          font: 'italic',
          size: 25,
          anchor: 'middle',
          fill: day.sea,
          halo: day.deep,
          haloWidth: 8,
        });
    }
  }
  return figures;
}

export const highSeas: Draw = () => {
  const projection = d3
    .geoMercator()
    .center([-118, -21])
    .scale(3300)
    .translate([W / 2, H / 2]);
  const [rx, ry, r] = [420, 486, 268];
  const [ex, ey] = [1170, 430];
  const envelope = `<g transform="translate(${ex} ${ey}) rotate(-7)">
    <rect x="-112" y="-74" width="224" height="148" fill="${day.paper}" stroke="${day.ink}" stroke-width="5"/>
    <path d="M-112 -74L0 22L112 -74" fill="none" stroke="${day.ink}" stroke-width="5" stroke-linejoin="round"/>
    <path d="M-112 74L-36 -6M112 74L36 -6" fill="none" stroke="${day.ink}" stroke-width="3"/>
    <circle cx="0" cy="24" r="20" fill="${day.mark}"/></g>`;
  // Rhumb lines fan out from the rose, as on the charts of the pilots.
  const rhumbs = repeat(32, (i) => {
    const a = (i * Math.PI) / 16;
    return `M${rx + r * Math.cos(a)} ${ry + r * Math.sin(a)}L${rx + 1900 * Math.cos(a)} ${ry + 1900 * Math.sin(a)}`;
  });
  const free = (x: number, y: number): boolean =>
    Math.hypot(x - rx, y - 20 - ry) > r + 52 &&
    Math.hypot(x - ex, y - ey) > 206 &&
    Math.hypot(x - rx, y - ry + r + 30) > 80;
  return `<rect width="${W}" height="${H}" fill="${day.deep}"/>
    ${line(d3.geoPath(projection)(d3.geoGraticule().step([2.5, 2.5])()) ?? '', day.grid, 1.4, 'opacity=".8"')}
    ${line(rhumbs, day.shoal3, 1.6)}
    ${soundings(free)}${rose(rx, ry, r)}
    <circle cx="${ex}" cy="${ey}" r="176" fill="${day.deep}" fill-opacity=".85" stroke="${day.mark}" stroke-width="5" stroke-dasharray="14 11"/>
    ${envelope}
    ${chartFrame(projection, 2.5)}`;
};

type Vector = [number, number];

type Gyre = [x: number, y: number, width: number, height: number, strength: number];

/** One gyre, strongest on its western side, and the slow water in the corners. */
const gyres: Gyre[] = [
  [800, 450, 640, 330, 1.25],
  [520, 430, 330, 270, 0.85],
  [60, 60, 260, 200, -0.7],
  [1540, 60, 280, 200, -0.7],
  [1560, 850, 300, 190, -0.75],
  [60, 860, 260, 180, -0.7],
];
/** Eddies that the gyre sheds at its edge. */
const eddies = ((): Gyre[] => {
  const throwDice = dice(2012);
  return Array.from({ length: 40 }, (_, i): Gyre => {
    const a = (i * Math.PI * 2) / 40 + throwDice() * 0.2;
    const out = 0.98 + throwDice() * 0.42;
    const r = 30 + throwDice() * 46;
    return [
      800 + 690 * out * Math.cos(a),
      450 + 370 * out * Math.sin(a),
      r,
      r,
      (throwDice() < 0.4 ? -1 : 1) * (0.45 + throwDice() * 0.55),
    ];
  });
})();

/** The flow at a point: each gyre turns the water round itself, most strongly at its rim. */
function flow(x: number, y: number): Vector {
  let u = 0.18;
  let v = 0;
  for (const [cx, cy, rx, ry, strength] of [...gyres, ...eddies]) {
    const dx = (x - cx) / rx;
    const dy = (y - cy) / ry;
    const pull = strength * 1.9 * Math.exp(-(dx * dx + dy * dy) * 1.15);
    u += -dy * pull * Math.max(1, rx / ry);
    v += dx * pull * Math.max(1, ry / rx);
  }
  return [u, v];
}

function streamline(start: Point, steps: number): { points: Point[]; speed: number } {
  const points: Point[] = [start];
  let [x, y] = start;
  let sum = 0;
  for (let i = 0; i < steps; i += 1) {
    const [u, v] = flow(x, y);
    const speed = Math.hypot(u, v);
    const [um, vm] = flow(x + (u / (speed + 0.02)) * 3, y + (v / (speed + 0.02)) * 3);
    const middle = Math.hypot(um, vm) + 0.02;
    x += (um / middle) * 6;
    y += (vm / middle) * 6;
    sum += speed;
    points.push([x, y]);
  }
  return { points, speed: sum / steps };
}

/** Water on the move, invented: streamlines coloured by how fast they run. */
export const currents: Draw = () => {
  const throwDice = dice(404);
  const colours = ['#173f52', '#215a70', '#3f7f97', '#86b9c8', '#dbecee', night.mark];
  const shares = [0.3, 0.55, 0.76, 0.9, 0.965];
  const lines = Array.from({ length: 1150 }, () =>
    streamline([throwDice() * (W + 80) - 40, throwDice() * (H + 80) - 40], 14 + Math.floor(throwDice() * 34)),
  ).sort((a, b) => a.speed - b.speed);
  return `<rect width="${W}" height="${H}" fill="#0b2230"/>
    ${lines
      .map(({ points }, i) => {
        const rank = shares.filter((share) => i / lines.length > share).length;
        return line(polyline(points), colours[rank] ?? night.sea, 2.2 + rank * 0.5);
      })
      .join('')}`;
};
