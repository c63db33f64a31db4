// Addresses of the world: its two-letter codes and its letters.
import { line, polyline, repeat, way } from '../curve.ts';
import type { Point } from '../curve.ts';
import { H, W } from '../page.ts';
import type { Draw } from '../page.ts';
import { day, stock } from '../palette.ts';
import { text, textAlong } from '../type.ts';

/** The 249 codes assigned in ISO 3166-1. */
const codes =
  `ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz
ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr
ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp
ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz
na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw
sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz
ua ug um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw`.split(/\s+/);

export const countryCodes: Draw = () => {
  const columns = 21;
  const w = W / columns;
  const h = H / 12;
  const blank = columns * 12 - codes.length;
  const loud = new Set(['tv', 'io']);
  const cells = codes.map((code, i) => {
    const x = ((i + blank) % columns) * w;
    const y = Math.floor((i + blank) / columns) * h;
    const middle = x + w / 2;
    if (!loud.has(code)) return text(code, middle, y + h / 2 + 11, { size: 34, anchor: 'middle', fill: day.ink });
    return (
      `<rect x="${x - 16}" y="${y - 16}" width="${w + 32}" height="${h + 32}" fill="${day.mark}" stroke="${stock.cream}" stroke-width="6"/>` +
      text(`.${code}`, middle - 4, y + h / 2 + 17, { font: 'sansBold', size: 62, anchor: 'middle', fill: day.paper })
    );
  });
  const order = codes
    .map((code, i) => ({ loud: loud.has(code), svg: cells[i] ?? '' }))
    .sort((a, b) => Number(a.loud) - Number(b.loud));
  return `<rect width="${W}" height="${H}" fill="${stock.cream}"/>
    <g stroke="${stock.creamRule}" stroke-width="2">${repeat(columns - 1, (i) => `<path d="M${(i + 1) * w} 0V${H}"/>`)}${repeat(11, (i) => `<path d="M0 ${(i + 1) * h}H${W}"/>`)}</g>
    ${order.map((cell) => cell.svg).join('')}`;
};

/** An air-mail letter; its postmark is that of the founding of the postal union. */
export const post: Draw = () => {
  const [x, y, w, h] = [250, 150, 1100, 600];
  const edge = 34;
  const stripes = repeat(46, (i) => {
    const at = x - h + i * 76 - 20;
    return `<path d="M${at} ${y + h}l${h} ${-h}h38l${-h} ${h}Z" fill="${i % 2 ? day.mark : stock.blue}"/>`;
  });
  const teeth = (from: Point, dx: number, dy: number, n: number): string =>
    repeat(n, (i) => `<circle cx="${from[0] + dx * i}" cy="${from[1] + dy * i}" r="7.5" fill="${day.paper}"/>`);
  const [sx, sy, sw, sh] = [1080, 214, 190, 230];
  const [gx, gy, r] = [sx + sw / 2, sy + 100, 62];
  const globe = `<circle cx="${gx}" cy="${gy}" r="${r}" fill="${day.shoal2}" stroke="${day.ink}" stroke-width="3"/>
    ${[0.34, 0.72].map((k) => `<ellipse cx="${gx}" cy="${gy}" rx="${r * k}" ry="${r}" fill="none" stroke="${day.ink}" stroke-width="2"/>`).join('')}
    <path d="M${gx} ${gy - r}V${gy + r}M${gx - r} ${gy}H${gx + r}M${gx - 52} ${gy - 34}H${gx + 52}M${gx - 52} ${gy + 34}H${gx + 52}" stroke="${day.ink}" stroke-width="2"/>`;
  const stamp = `<rect x="${sx}" y="${sy}" width="${sw}" height="${sh}" fill="${day.focus}"/>
    ${teeth([sx, sy], 19, 0, 11)}${teeth([sx, sy + sh], 19, 0, 11)}${teeth([sx, sy], 0, 19.17, 13)}${teeth([sx + sw, sy], 0, 19.17, 13)}
    <rect x="${sx + 18}" y="${sy + 18}" width="${sw - 36}" height="${sh - 36}" fill="none" stroke="${day.ink}" stroke-width="2.5"/>${globe}
    ${text('25', sx + sw / 2, sy + 204, { font: 'bold', size: 40, anchor: 'middle' })}`;
  const [px, py] = [880, 350];
  const arch = (radius: number, from: number, to: number): Point[] =>
    Array.from({ length: 13 }, (_, i): Point => {
      const a = ((from + ((to - from) * i) / 12) * Math.PI) / 180;
      return [px + radius * Math.cos(a), py + radius * Math.sin(a)];
    });
  const waves = repeat(5, (i) =>
    polyline(
      Array.from({ length: 42 }, (_, k): Point => [px + 122 + k * 6.6, py - 52 + i * 26 + 8 * Math.sin(k / 3.2)]),
    ),
  );
  const postmark = `<g opacity=".92"><circle cx="${px}" cy="${py}" r="116" fill="none" stroke="${day.ink}" stroke-width="5"/><circle cx="${px}" cy="${py}" r="72" fill="none" stroke="${day.ink}" stroke-width="3"/>
    ${textAlong('BERN', arch(80, 200, 340), { font: 'sansBold', size: 36, track: 0.22, fill: day.ink })}
    ${text('9 X', px, py - 4, { font: 'sansBold', size: 36, anchor: 'middle', fill: day.ink })}${text('1874', px, py + 36, { font: 'sansBold', size: 38, anchor: 'middle', fill: day.ink })}
    ${line(waves, day.ink, 4)}</g>`;
  const address = way('420 470, 420 540, 420 610')
    .map(
      ([ax = 0, ay = 0], i) =>
        `<path d="M${ax} ${ay}H${ax + (3.6 - i) * 110}" stroke="${stock.slate}" stroke-width="7" stroke-linecap="round" opacity=".75"/>`,
    )
    .join('');
  // Routes run out from behind the letter to every edge of the picture.
  const ends: [number, number, number][] = [
    [-40, 90, 60],
    [-40, 430, -70],
    [-40, 800, -60],
    [330, -40, 70],
    [560, 940, 80],
    [980, 940, -80],
    [1240, -40, -70],
    [1640, 90, 80],
    [1640, 520, -80],
    [1640, 820, 70],
    [780, -40, 30],
  ];
  const paths = ends
    .map(([ex, ey, lift]) => `M800 450Q${(800 + ex) / 2 + lift} ${(450 + ey) / 2 - lift} ${ex} ${ey}`)
    .join('');
  return `<rect width="${W}" height="${H}" fill="${stock.pool}"/>
    ${line(paths, stock.sky, 5, 'stroke-dasharray="16 11"')}
    <g transform="rotate(-4 ${W / 2} ${H / 2})">
      <rect x="${x + 10}" y="${y + 12}" width="${w}" height="${h}" fill="#b9cdd4"/>
      <clipPath id="letter"><rect x="${x}" y="${y}" width="${w}" height="${h}"/></clipPath>
      <rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${day.paper}"/><g clip-path="url(#letter)">${stripes}</g>
      <rect x="${x + edge}" y="${y + edge}" width="${w - 2 * edge}" height="${h - 2 * edge}" fill="${day.paper}"/>
      ${address}${stamp}${postmark}</g>`;
};
