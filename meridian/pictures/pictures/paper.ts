// Paper: a page of signatures, a communiqué, files in a stack, a page of a tariff.
import { line, nth, polyline, repeat, smooth, way } from '../curve.ts';
import type { Point } from '../curve.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, stock } from '../palette.ts';
import { text } from '../type.ts';

/** How a flourish runs: the height of each stroke, positive for a loop and negative for an arch. */
const hands: number[][] = [
  [118, 34, -30, 28, 84, -26, 30, -22],
  [-104, 26, -34, -34, 28, 96, 30, -24, 20],
  [92, 92, -28, 30, -26, 30, -24],
  [126, -40, 26, 26, -34, 74, 22, -28, 24, 26],
  [],
  [-120, -44, 30, 104, -30, 26],
  [80, 30, -32, -32, 112, 26, -28, 24, -22],
  [136, -34, -34, 30, 30, 30, 88, -20],
];

/** A flourish that is nobody's name: leaning loops and arches, then a stroke back under the line. */
function flourish(x: number, y: number, hand: number[], n: number): string {
  const points: Point[] = [
    [x - 26, y - 12],
    [x - 10, y - 4],
  ];
  let pen = x;
  hand.forEach((height, k) => {
    const tall = Math.abs(height);
    const step = 17 + tall * 0.17;
    const loop = height > 0 ? 10 + tall * 0.1 : -4;
    for (let i = 0; i <= 16; i += 1) {
      const turn = (i / 16) * 2 * Math.PI;
      const rise = tall * (1 - Math.cos(turn)) * 0.5;
      points.push([pen + (step * i) / 16 - loop * Math.sin(turn) * -1 + rise * 0.36, y - rise + k * 0.6]);
    }
    pen += step;
  });
  const back = n % 3;
  if (back === 0)
    points.push(
      [pen + 54, y - 16],
      [pen + 66, y + 8],
      [pen - 60, y + 30],
      [x + 20, y + 34],
      [x + 8, y + 26],
      [pen - 20, y + 16],
      [pen + 96, y + 4],
    );
  else if (back === 1) points.push([pen + 40, y - 10], [pen + 118, y - 26], [pen + 150, y - 22]);
  else
    points.push(
      [pen + 30, y + 6],
      [pen + 74, y - 44],
      [pen + 52, y - 60],
      [pen + 34, y - 30],
      [pen + 96, y - 6],
      [pen + 150, y - 12],
    );
  return line(polyline(smooth(points, 6)), '#16384c', 4.4);
}

/** A wafer seal with a scalloped edge, pressed over two ends of ribbon. */
function seal(x: number, y: number, r: number): string {
  const rim = polyline(
    Array.from({ length: 181 }, (_, i): Point => {
      const a = (i * Math.PI) / 90;
      const radius = r + 5 * Math.cos(a * 20);
      return [x + radius * Math.cos(a), y + radius * Math.sin(a)];
    }),
  );
  const ribbon = (dx: number, fill: string): string =>
    `<path d="M${x - 16} ${y}h32l${dx + 6} ${r + 74}l-20 -16l-18 18Z" fill="${fill}"/>`;
  const star = polyline(
    Array.from({ length: 17 }, (_, i): Point => {
      const a = (i * Math.PI) / 8;
      const radius = r * (i % 2 ? 0.26 : 0.54);
      return [x + radius * Math.sin(a), y - radius * Math.cos(a)];
    }),
  );
  return `${ribbon(-34, stock.blue)}${ribbon(22, stock.sky)}<path d="${rim}Z" fill="${day.mark}"/>
    <circle cx="${x}" cy="${y}" r="${r * 0.76}" fill="none" stroke="#7d0c44" stroke-width="4"/><path d="${star}Z" fill="#7d0c44"/>`;
}

export const signatures: Draw = () => {
  const rows = [196, 376, 556, 736];
  const columns = [250, 860];
  const signed = rows
    .flatMap((y, row) =>
      columns.map((x, column) => {
        const n = row * 2 + column;
        const rule = `<path d="M${x} ${y}H${x + 490}" stroke="${stock.creamNote}" stroke-width="2.5"/>`;
        const hand = hands[n] ?? [];
        // One line stays empty: not everybody signs.
        return hand.length > 0 ? rule + flourish(x + 44, y - 8, hand, n) : rule;
      }),
    )
    .join('');
  return `<rect width="${W}" height="${H}" fill="${stock.pool}"/>
    <path d="M116 -10H${W - 104}V${H + 10}H116Z" fill="#cfc39d"/><path d="M100 -10H${W - 120}V${H + 10}H100Z" fill="${stock.cream}"/>
    <path d="M172 -10V${H + 10}" stroke="${day.mark}" stroke-width="2.5" opacity=".5"/>
    ${signed}
    ${way('676 168, 1286 168, 676 708, 1286 528')
      .map(([x = 0, y = 0]) => seal(x, y, 56))
      .join('')}`;
};

/** Words of a sentence as bars, in parts of the line. */
const sentence = [0.06, 0.11, 0.04, 0.13, 0.03, 0.09, 0.05, 0.12, 0.07, 0.1];

export const communique: Draw = () => {
  const [left, gap, thick] = [236, 20, 24];
  const inner = 1128 - gap * (sentence.length - 1);
  const total = sentence.reduce((sum, part) => sum + part, 0);
  const rows = Array.from({ length: 11 }, (_, row) => {
    const y = 88 + row * 70;
    let x = left;
    return sentence
      .map((part, i) => {
        const width = (part / total) * inner;
        const loud = row === 6 && i === 7;
        const bar = `<rect x="${x}" y="${loud ? y - 4 : y}" width="${width}" height="${loud ? thick + 8 : thick}" rx="${thick / 2}" fill="${loud ? day.mark : stock.slate}" opacity="${loud ? 1 : 0.78}"/>`;
        x += width + gap;
        return bar;
      })
      .join('');
  }).join('');
  return `<rect width="${W}" height="${H}" fill="#c9dce2"/>
    <rect x="146" y="-20" width="1340" height="${H + 40}" fill="#a9c3cc"/><rect x="130" y="-20" width="1340" height="${H + 40}" fill="${day.paper}"/>
    <path d="M190 0V${H}" stroke="${day.mark}" stroke-width="2.5" opacity=".45"/>${rows}`;
};

/** Four files, the oldest at the bottom, each with the year on its tab. */
export const waiting: Draw = () => {
  const files: [string, number, string, string][] = [
    ['1949', 980, '#b79e62', '#cdb679'],
    ['1979', 720, '#c9b175', '#dcc68c'],
    ['1994', 460, '#d8c48e', '#e8d29a'],
    ['2012', 250, '#e3d2a4', '#f3e8c9'],
  ];
  const sheets = (x: number, y: number, n: number): string =>
    repeat(
      n,
      (i) =>
        `<path d="M${x + 26} ${y - 8 - i * 9}H${x + 1110 - ((i * 37) % 30)}" stroke="${i % 2 ? '#e6e2d6' : day.paper}" stroke-width="8"/>`,
    );
  const body = files
    .map(([year, tab, edge, fill], i) => {
      const x = 190 + nth([16, -14, 22, -4], i);
      const y = 722 - i * 190;
      return `<path d="M${x + 8} ${y + 106}H${x + 1212}l-14 14H${x + 22}Z" fill="#8c7a4b" opacity=".35"/>
      ${sheets(x, y, 6)}
      <path d="M${x} ${y + 112}V${y + 16}q0 -16 16 -16H${tab - 26}l22 -58q5 -14 20 -14h196q15 0 20 14l22 58H${x + 1204}q16 0 16 16V${y + 112}Z" fill="${fill}" stroke="${edge}" stroke-width="4" stroke-linejoin="round"/>
      <rect x="${tab + 12}" y="${y - 54}" width="196" height="62" fill="${day.paper}"/>
      ${text(year, tab + 110, y - 6, { font: 'bold', size: 58, anchor: 'middle', fill: day.mark })}
      <path d="M${x + 40} ${y + 52}H${x + 330}M${x + 40} ${y + 82}H${x + 240}" stroke="${edge}" stroke-width="8" stroke-linecap="round"/>`;
    })
    .join('');
  return `<rect width="${W}" height="${H}" fill="${stock.pool}"/>
    ${repeat(30, (i) => `<path d="M0 ${15 + i * 30}H${W}" stroke="${stock.poolLine}" stroke-width="1.5"/>`)}
    <rect y="834" width="${W}" height="66" fill="${stock.slate}"/>${body}`;
};

/** A page of a tariff: short rates in the first column, long ones in the second. The lengths are invented. */
export const tariffColumns: Draw = () => {
  const rates: [number, number][] = way(`
      0 0.35, 0.06 0.42, 0.03 0.9, 0.12 0.5, 0 0.74, 0.08 0.3, 0.16 0.96, 0.02 0.6, 0.1 0.45`);
  const [label, first, second, wide] = [130, 640, 1030, 440];
  const rows = rates
    .map(([one, two], i) => {
      const y = 200 + i * 76;
      const indent = [0, 40, 40, 80, 80, 0, 40, 80, 40][i] ?? 0;
      const words = 150 + ((i * 83) % 190);
      return `<path d="M110 ${y + 56}H1490" stroke="${stock.creamRule}" stroke-width="2"/>
      <rect x="${label + indent}" y="${y + 8}" width="${words}" height="22" rx="4" fill="${stock.creamNote}" opacity=".5"/>
      <path d="M${label + indent + words + 18} ${y + 27}H${first - 50}" stroke="${stock.creamNote}" stroke-width="3.5" stroke-dasharray="0.1 13" stroke-linecap="round"/>
      <rect x="${first}" y="${y}" width="${Math.max(8, one * wide)}" height="38" fill="${stock.blue}"/>
      <rect x="${second}" y="${y}" width="${two * wide}" height="38" fill="${day.mark}"/>`;
    })
    .join('');
  return `<rect width="${W}" height="${H}" fill="${stock.cream}"/>
    <path d="M110 52H1490" stroke="${day.ink}" stroke-width="6"/><path d="M110 164H1490" stroke="${day.ink}" stroke-width="2.5"/>
    <path d="M${first - 28} 52V900M${second - 28} 52V900" stroke="${day.ink}" stroke-width="2.5"/>
    ${text('1', first, 138, { font: 'bold', size: 80, fill: stock.blue })}${text('2', second, 138, { font: 'bold', size: 80, fill: day.mark })}
    ${rows}`;
};
