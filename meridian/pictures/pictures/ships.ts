// Ships and what they carry: signal flags, containers, the load line, the locks of a canal.
import { dice, nth, repeat } from '../curve.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, stock } from '../palette.ts';
import { text } from '../type.ts';

/** Eight flags of the International Code of Signals; they spell MERIDIAN. */
export const flags: Draw = () => {
  const s = 250;
  const half = s / 2;
  const quarter = s / 4;
  const [red, blue, yellow, white, black] = ['#b3252f', '#1f4e79', '#f0c64a', '#fbfaf5', '#171d22'];
  const rect = (x: number, y: number, w: number, h: number, fill: string): string =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}"/>`;
  const full = (fill: string): string => rect(0, 0, s, s, fill);
  const square = `M0 0H${s}V${s}H0Z`;
  const swallowtail = `M0 0H${s}L${s - 64} ${half}L${s} ${s}H0Z`;
  const art: Record<string, string> = {
    M: `${full(blue)}<path d="M0 0L${s} ${s}M${s} 0L0 ${s}" stroke="${white}" stroke-width="44"/>`,
    E: rect(0, 0, s, half, blue) + rect(0, half, s, half, red),
    R: full(red) + rect(half - 25, 0, 50, s, yellow) + rect(0, half - 25, s, 50, yellow),
    I: `${full(yellow)}<circle cx="${half}" cy="${half}" r="66" fill="${black}"/>`,
    D: full(yellow) + rect(0, quarter, s, half, blue),
    A: `${rect(0, 0, half, s, white)}<path d="M${half} 0H${s}L${s - 64} ${half}L${s} ${s}H${half}Z" fill="${blue}"/>`,
    N: repeat(16, (i) => {
      const [column, row] = [i % 4, Math.floor(i / 4)];
      return rect(column * quarter, row * quarter, quarter, quarter, (column + row) % 2 ? white : blue);
    }),
  };
  const gap = 92;
  const left = (W - (4 * s + 3 * gap)) / 2;
  const hoist = [...'MERIDIAN']
    .map((letter, i) => {
      const x = left + (i % 4) * (s + gap);
      const [y, from, to] = i < 4 ? [120, 0, 430] : [530, 430, H];
      const outline = letter === 'A' ? swallowtail : square;
      return `<path d="M${x} ${from}V${to}" stroke="#5d6a72" stroke-width="3"/>
      <clipPath id="flag${i}"><path d="${outline}"/></clipPath>
      <g transform="translate(${x} ${y})"><g clip-path="url(#flag${i})">${art[letter]}</g><path d="${outline}" fill="none" stroke="${black}" stroke-width="2.5"/></g>`;
    })
    .join('');
  return `<rect width="${W}" height="${H}" fill="${stock.pool}"/>
    ${repeat(30, (i) => `<path d="M0 ${15 + i * 30}H${W}" stroke="${stock.poolLine}" stroke-width="1.5"/>`)}${hoist}`;
};

export const containers: Draw = () => {
  const colours = [stock.slate, stock.blue, day.mark, '#e0c481', '#f3e8c9', stock.sky, '#bcd5dc', '#c9b98c'];
  const throwDice = dice(11);
  const w = 176;
  const h = 68;
  let body = '';
  for (let row = 0; row < 14; row += 1) {
    const y = row * (h + 6) - 40;
    for (let x = -40 - (row % 2) * 60; x < W;) {
      const width = (throwDice() > 0.38 ? w * 2 : w) - 6;
      const gap = throwDice() < 0.07;
      if (!gap) {
        const fill = colours[Math.floor(throwDice() * throwDice() * 1.4 * colours.length) % colours.length];
        body += `<rect x="${x}" y="${y}" width="${width}" height="${h}" fill="${fill}"/>`;
        for (let rib = 14; rib < width - 8; rib += 15) {
          body += `<path d="M${x + rib} ${y + 7}V${y + h - 7}" stroke="#000" stroke-opacity=".16" stroke-width="3"/>`;
        }
        body += `<path d="M${x} ${y + 3}H${x + width}M${x} ${y + h - 3}H${x + width}" stroke="#000" stroke-opacity=".2" stroke-width="5"/>`;
      }
      x += width + 6;
    }
  }
  return `<rect width="${W}" height="${H}" fill="#11181e"/>${body}`;
};

export const plimsoll: Draw = () => {
  const [cx, cy, r] = [640, 470, 190];
  const white = '#fbfaf5';
  const seam = '#0d1419';
  const marks: [string, number][] = [
    ['TF', -150],
    ['F', -96],
    ['T', -54],
    ['S', 0],
    ['W', 54],
    ['WNA', 108],
  ];
  const letter = (name: string, x: number): string =>
    text(name, x, cy - 46, { font: 'sansBold', size: 96, anchor: 'middle', fill: white });
  const wave = (y: number, height: number, fill: string, phase: number): string => {
    let d = `M0 ${H}V${y}`;
    for (let x = 0; x <= W; x += 8) {
      d += `L${x} ${(y + Math.sin(x / 92 + phase) * height + Math.sin(x / 41 + phase * 2) * height * 0.3).toFixed(1)}`;
    }
    return `<path d="${d}V${H}Z" fill="${fill}"/>`;
  };
  let plates = '';
  for (let x = 60; x < W; x += 300)
    plates += `<path d="M${x} 0V${H}" stroke="${seam}" stroke-width="3" opacity=".55"/>`;
  for (let y = 128; y < H; y += 216) {
    plates += `<path d="M0 ${y}H${W}" stroke="${seam}" stroke-width="3" opacity=".55"/>`;
    for (let x = 14; x < W; x += 30) plates += `<circle cx="${x}" cy="${y - 13}" r="3.2" fill="${seam}" opacity=".5"/>`;
  }
  // Fresh water is marked on the side of the disc, salt water on the other.
  const ladder = marks
    .map(([name, dy]) => {
      const fresh = name.endsWith('F');
      const x = fresh ? 1060 : 1180;
      return (
        `<path d="M${x} ${cy + dy}H${x + 120}" stroke="${white}" stroke-width="14"/>` +
        text(name, fresh ? 1044 : 1316, cy + dy + 13, {
          font: 'sansBold',
          size: 36,
          anchor: fresh ? 'end' : 'start',
          fill: white,
        })
      );
    })
    .join('');
  return `<rect width="${W}" height="${H}" fill="${stock.slate}"/>
    <rect y="${cy}" width="${W}" height="${H - cy}" fill="#8f1451"/>
    ${plates}
    <g stroke="${white}" fill="none" stroke-width="30"><circle cx="${cx}" cy="${cy}" r="${r}"/><path d="M${cx - 330} ${cy}H${cx + 330}"/></g>
    <path d="M${cx - 190} ${cy - 290}H${cx + 190}" stroke="${white}" stroke-width="30"/>
    ${letter('L', cx - 248)}${letter('R', cx + 252)}
    <path d="M1180 ${cy - 165}V${cy + 123}" stroke="${white}" stroke-width="16"/>${ladder}
    ${wave(772, 16, '#2a6079', 0.4)}${wave(812, 13, '#1c4a60', 2.1)}${wave(856, 10, '#123444', 4)}`;
};

/** A ship climbing through three chambers: the canal in profile, not to scale. */
export const locks: Draw = () => {
  const steps: [number, number][] = [
    [0, 700],
    [360, 590],
    [640, 480],
    [920, 370],
  ];
  const sills = [800, 760, 650];
  const water = steps
    .map(([x, y], i) => {
      const next = steps[i + 1]?.[0] ?? W;
      return (
        `<rect x="${x}" y="${y}" width="${next - x}" height="${H - y}" fill="${stock.sky}"/>` +
        repeat(
          4,
          (k) =>
            `<path d="M${x + 14} ${y + 22 + k * 22}H${next - 14}" stroke="#fdfdfb" stroke-opacity="${0.65 - k * 0.15}" stroke-width="3"/>`,
        )
      );
    })
    .join('');
  const gates = steps
    .slice(1)
    .map(([x, y], i) => `<path d="M${x - 9} ${y - 46}h18V${nth(sills, i) + 4}h-18Z" fill="${day.mark}"/>`)
    .join('');
  const cargo = [stock.blue, '#e0c481', stock.slate, stock.sky, '#c9b98c'];
  const boxes = repeat(5, (i) =>
    repeat(
      i === 4 ? 1 : 2,
      (j) => `<rect x="${-58 + i * 33}" y="${-48 - j * 22}" width="31" height="20" fill="${cargo[(i + j * 2) % 5]}"/>`,
    ),
  );
  const ship = (x: number, y: number): string => `<g transform="translate(${x} ${y}) scale(1.05)">
    <path d="M-118 -26H120L104 26H-98Z" fill="${day.ink}"/><path d="M-104 6H110L104 26H-98Z" fill="${day.mark}"/>
    <rect x="-104" y="-84" width="34" height="58" fill="#fdfdfb" stroke="${day.ink}" stroke-width="3"/>
    <path d="M-100 -70h26M-100 -58h26" stroke="${day.ink}" stroke-width="4"/>${boxes}</g>`;
  return `<rect width="${W}" height="${H}" fill="${stock.cream}"/>
    ${repeat(30, (i) => `<path d="M0 ${i * 30 + 15}H${W}" stroke="#ece2c4" stroke-width="1.5"/>`)}
    ${water}
    <path d="M0 800H360V760H640V650H920V540H${W}V${H}H0Z" fill="${stock.slate}"/>
    ${gates}${ship(778, 470)}${ship(1290, 360)}${ship(172, 690)}
    <path d="M1496 370V700M1480 370h32M1480 700h32" stroke="${day.ink}" stroke-width="3"/>
    <path d="M360 700H1530" stroke="#fdfdfb" stroke-opacity=".55" stroke-width="2.5" stroke-dasharray="10 10"/>
    ${text('26 metres', 1470, 470, { font: 'bold', size: 54, anchor: 'end', fill: day.ink })}`;
};
