// Counts and rules as diagrams.
import { line, polyline, repeat } from '../curve.ts';
import type { Point } from '../curve.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, stock } from '../palette.ts';
import { text } from '../type.ts';

const round = (cx: number, cy: number, r: number, degrees: number): Point => {
  const a = (degrees * Math.PI) / 180;
  return [cx + r * Math.cos(a), cy + r * Math.sin(a)];
};

/** A hundred seats in a half circle; the 67 of two thirds are filled, counted along the benches. */
export const senate: Draw = () => {
  const [cx, cy] = [800, 742];
  const rows = [
    [300, 14],
    [382, 17],
    [464, 20],
    [546, 23],
    [628, 26],
  ];
  const seats = rows
    .flatMap(([r = 0, n = 0]) =>
      Array.from({ length: n }, (_, i) => {
        const angle = 180 + (180 * i) / (n - 1);
        return { angle, r, at: round(cx, cy, r, angle) };
      }),
    )
    .sort((a, b) => a.angle - b.angle || b.r - a.r);
  const circles = seats
    .map(({ at: [x, y] }, i) =>
      i < 67
        ? `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="25" fill="${day.mark}"/>`
        : `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="23" fill="${day.deep}" stroke="${stock.slate}" stroke-width="4"/>`,
    )
    .join('');
  const benches = rows
    .map(
      ([r = 0]) =>
        `<path d="M${cx - r} ${cy}A${r} ${r} 0 0 1 ${cx + r} ${cy}" fill="none" stroke="${stock.poolLine}" stroke-width="62" stroke-linecap="round"/>`,
    )
    .join('');
  return `<rect width="${W}" height="${H}" fill="${stock.pool}"/>
    ${benches}${circles}
    ${text('67', cx, cy - 22, { font: 'bold', size: 190, anchor: 'middle', fill: day.mark })}
    ${text('/ 100', cx, cy + 48, { font: 'display', size: 64, anchor: 'middle', fill: day.ink })}`;
};

/** A dial of sixty days; the first two are the 48 hours. */
export const sixtyDays: Draw = () => {
  const [cx, cy, r] = [800, 450, 362];
  const turn = (day: number): number => day * 6 - 90;
  const marks = Array.from({ length: 60 }, (_, i) => {
    const n = i + 1;
    const loud = n <= 2 || n === 60;
    const long = n % 10 === 0 ? 84 : n % 5 === 0 ? 62 : 44;
    const from = round(cx, cy, r, turn(n));
    const to = round(cx, cy, r - (loud ? Math.max(long, 62) : long), turn(n));
    return line(polyline([from, to]), loud ? day.mark : day.ink, loud ? 15 : n % 5 === 0 ? 9 : 6);
  }).join('');
  const figures = [10, 20, 30, 40, 50]
    .map((n) => {
      const [x, y] = round(cx, cy, r - 130, turn(n));
      return text(String(n), x, y + 19, { font: 'display', size: 56, anchor: 'middle' });
    })
    .join('');
  const [hx, hy] = round(cx, cy, r + 34, turn(1.6));
  const wedge = [
    [cx, cy],
    round(cx, cy, r + 14, turn(0)),
    round(cx, cy, r + 14, turn(1)),
    round(cx, cy, r + 14, turn(2)),
  ] as Point[];
  const hand = round(cx, cy, r - 100, turn(47));
  return `<rect width="${W}" height="${H}" fill="${stock.cream}"/>
    ${repeat(19, (i) => `<path d="M0 ${i * 50}H${W}" stroke="${stock.creamLine}" stroke-width="1.5"/>`)}
    <circle cx="${cx}" cy="${cy}" r="${r + 34}" fill="${stock.cream}" stroke="${day.ink}" stroke-width="5"/>
    <circle cx="${cx}" cy="${cy}" r="${r + 16}" fill="${day.paper}" stroke="${day.ink}" stroke-width="2"/>
    <path d="${polyline(wedge)}Z" fill="${day.mark}" opacity=".16"/>
    ${marks}${figures}
    ${line(polyline([round(cx, cy, 60, turn(47) + 180), hand]), day.ink, 11)}
    <circle cx="${cx}" cy="${cy}" r="20" fill="${day.ink}"/><circle cx="${cx}" cy="${cy}" r="7" fill="${stock.cream}"/>
    ${text('60', cx, cy - r + 136, { font: 'bold', size: 74, anchor: 'middle', fill: day.mark })}
    ${line(`M${hx} ${hy}H${hx + 190}`, day.mark, 4)}
    ${text('48 h', hx + 210, hy + 26, { font: 'bold', size: 74, fill: day.mark })}`;
};

/** One rate, handed on unchanged to every partner. */
export const mostFavoured: Draw = () => {
  const rate = '4%';
  const [x0, x1, x2, cy] = [330, 760, 1310, 450];
  const ys = Array.from({ length: 9 }, (_, i) => 82 + i * 92);
  const branches = ys.map((y) => `M${x1} ${cy}C${x1 + 190} ${cy} ${x1 + 120} ${y} ${x1 + 330} ${y}H${x2}`).join('');
  const partner = (y: number): string =>
    `<circle cx="${x2}" cy="${y}" r="36" fill="${day.paper}" stroke="${day.ink}" stroke-width="4"/>` +
    text(rate, x2, y + 12, { font: 'sansBold', size: 33, anchor: 'middle', fill: day.mark });
  return `<rect width="${W}" height="${H}" fill="${stock.pool}"/>
    ${repeat(30, (i) => `<path d="M0 ${15 + i * 30}H${W}" stroke="${stock.poolLine}" stroke-width="1.5"/>`)}
    ${line(branches, day.paper, 17)}${line(`M${x0} ${cy}H${x1}`, day.paper, 26)}
    ${line(branches, day.mark, 7)}${line(`M${x0} ${cy}H${x1 + 24}`, day.mark, 15)}
    <circle cx="${x0}" cy="${cy}" r="150" fill="${day.mark}"/><circle cx="${x0}" cy="${cy}" r="132" fill="none" stroke="${day.paper}" stroke-width="3"/>
    ${text(rate, x0, cy + 42, { font: 'bold', size: 124, anchor: 'middle', fill: day.paper })}
    ${ys.map(partner).join('')}`;
};
