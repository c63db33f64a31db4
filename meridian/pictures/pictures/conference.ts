// A conference: the room, and the draft on the table.
import { repeat } from '../curve.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, stock } from '../palette.ts';
import { glyphRun, text } from '../type.ts';

/** Seats around nested horseshoe tables, seen from above; one delegation has the floor. */
export const table: Draw = () => {
  const [cx, cy] = [800, 640];
  const rows: [number, number][] = [
    [250, 17],
    [340, 23],
    [430, 29],
    [520, 35],
    [610, 41],
  ];
  const chair = (x: number, y: number): string => `<circle cx="${x}" cy="${y}" r="15" fill="${stock.slate}"/>`;
  let seats = '';
  let tables = '';
  rows.forEach(([r, n], row) => {
    const horseshoe = `M${cx - r + 28} ${cy + 150}V${cy}A${r - 28} ${r - 28} 0 0 1 ${cx + r - 28} ${cy}V${cy + 150}`;
    tables += `<path d="${horseshoe}" fill="none" stroke="${stock.straw}" stroke-width="24"/><path d="${horseshoe}" fill="none" stroke="${day.land}" stroke-width="20"/>`;
    for (let i = 0; i < n; i += 1) {
      const a = Math.PI + (Math.PI * i) / (n - 1);
      const x = cx + r * Math.cos(a);
      const y = cy + r * Math.sin(a);
      const empty = (i * 7 + row * 5) % 13 === 0;
      seats +=
        row === 2 && i === 20
          ? `<circle cx="${x}" cy="${y}" r="19" fill="${day.mark}"/><circle cx="${x}" cy="${y}" r="31" fill="none" stroke="${day.mark}" stroke-width="3"/>
          <path d="M${x} ${y}L${cx} ${cy + 60}" stroke="${day.mark}" stroke-width="3" stroke-dasharray="2 9" stroke-linecap="round"/>`
          : `<circle cx="${x}" cy="${y}" r="15" fill="${empty ? day.deep : stock.slate}" stroke="${stock.slate}" stroke-width="2.5"/>`;
    }
    for (const dy of [70, 135]) seats += chair(cx - r, cy + dy) + chair(cx + r, cy + dy);
  });
  const rays = repeat(36, (i) => {
    const a = (Math.PI * i) / 35;
    return `<path d="M${cx} ${cy + 60}L${cx - 1500 * Math.cos(a)} ${cy + 60 - 1500 * Math.sin(a)}"/>`;
  });
  return `<rect width="${W}" height="${H}" fill="${stock.pool}"/>
    <g stroke="${stock.poolLine}" stroke-width="1.5">${rays}</g>
    ${tables}${seats}
    <rect x="${cx - 120}" y="${cy + 60}" width="240" height="46" fill="${day.focus}" stroke="${stock.slate}" stroke-width="2.5"/>
    ${[-72, 0, 72].map((dx) => chair(cx + dx, cy + 134)).join('')}`;
};

export const brackets: Draw = () => {
  const lines = [
    ['The Parties ', '[shall]', ' ', '[should]', ' take'],
    ['measures ', '[as appropriate]', ' to keep'],
    ['the passage open ', '[at all times]', ','],
    ['without prejudice to ', '[Article 7]', '.'],
  ];
  let y = 250;
  let body = '';
  lines.forEach((parts, row) => {
    let x = 150;
    parts.forEach((part, i) => {
      const bracket = part.startsWith('[');
      const font = 'serif';
      const { width } = glyphRun(part, { font, size: 90 });
      const struck = (row === 0 && i === 3) || (row === 1 && i === 1);
      body += text(part, x, y, { font, size: 90, fill: bracket ? day.mark : day.ink });
      if (struck) body += `<path d="M${x - 6} ${y - 30}H${x + width + 6}" stroke="${day.mark}" stroke-width="7"/>`;
      x += width;
    });
    y += 158;
  });
  return `<rect width="${W}" height="${H}" fill="${stock.cream}"/>
    ${repeat(5, (i) => `<path d="M110 ${124 + i * 158 + 10}H${W - 110}" stroke="${stock.creamRule}" stroke-width="2"/>`)}
    <path d="M110 0V${H}" stroke="${day.mark}" stroke-width="2" opacity=".5"/>${body}
    ${[1, 2, 3, 4].map((n, i) => text(String(n), 84, 250 + i * 158, { size: 30, anchor: 'end', fill: stock.creamNote })).join('')}`;
};
