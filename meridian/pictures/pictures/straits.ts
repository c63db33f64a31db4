// Straits between islands and continents, as sea charts.
import { at, geoText, label, lane, locator, place } from '../chart.ts';
import { way } from '../curve.ts';
import type { Point } from '../curve.ts';
import type { Draw } from '../page.ts';
import { day } from '../palette.ts';
import { text } from '../type.ts';

const phillipChannel = ([
  x,
  y,
]: Point): string => `<circle cx="${x}" cy="${y}" r="24" fill="none" stroke="${day.mark}" stroke-width="4"/>
  <path d="M${x + 18} ${y + 17}L${x + 78} ${y + 72}" stroke="${day.mark}" stroke-width="3"/>
  ${text('Phillip Channel', x + 86, y + 82, { font: 'sansBold', size: 26, fill: day.mark, halo: day.shoal1 })}
  ${text('2.8 km at its narrowest', x + 86, y + 114, { size: 24, fill: day.mark, halo: day.shoal1 })}`;

export const malacca: Draw = () =>
  locator({
    west: 94.6,
    east: 107,
    middle: 2.75,
    frameStep: 1,
    widths: [150, 80, 30],
    bar: [84, 822, 200],
    draw: (p) => `
    ${lane(
      p,
      way(`
      93.5 6.35, 95.6 6.15, 97.7 5.42, 99.5 4.0, 100.75 3.02, 102.1 1.98, 103.3 1.2, 103.75 1.12,
      104.15 1.25, 104.6 1.6, 105.05 3, 105.6 5, 106.3 7.2`),
      day.mark,
      6,
    )}
    ${geoText(p, 'Strait of Malacca', way('97.85 5.95, 98.95 5.2, 100.15 4.2'), {
      font: 'italic',
      size: 44,
      track: 0.06,
      fill: day.sea,
      halo: day.shoal1,
    })}
    ${geoText(p, 'SUMATRA', way('98.3 2.05, 100.2 0.75, 101.6 -0.35'), {
      font: 'sans',
      size: 36,
      track: 0.42,
      fill: day.quiet,
    })}
    ${geoText(p, 'MALAY PENINSULA', way('101.25 5.95, 102.25 4.2, 103.1 2.35'), {
      font: 'sans',
      size: 28,
      track: 0.26,
      fill: day.quiet,
    })}
    ${geoText(p, 'South China Sea', way('103.35 5.6, 104.3 5.45, 105.3 5.6'), {
      font: 'italic',
      size: 34,
      track: 0.08,
      fill: day.sea,
    })}
    ${place(p, [100.33, 5.41], 'Penang', { dx: 14, dy: -10 })}
    ${place(p, [101.39, 3.0], 'Port Klang', { dx: 16, dy: 4 })}
    ${place(p, [102.25, 2.19], 'Melaka', { dx: 16, dy: -4 })}
    ${place(p, [103.83, 1.31], 'Singapore', { dx: 6, dy: -22, font: 'sansBold', size: 28 })}
    ${place(p, [98.68, 3.72], 'Belawan', { dx: -14, dy: 30, anchor: 'end' })}
    ${phillipChannel(at(p, [103.72, 1.1]))}`,
  });

export const turkishStraits: Draw = () =>
  locator({
    west: 25.35,
    east: 30.15,
    middle: 40.62,
    frameStep: 0.5,
    gridStep: 0.5,
    widths: [110, 60, 24],
    bar: [1340, 815, 50],
    draw: (p) => `
    ${lane(
      p,
      way(`
      24.9 39.55, 25.75 39.87, 26.08 40.0, 26.183 40.028, 26.25 40.035, 26.3 40.06, 26.34 40.087,
      26.373 40.13, 26.39 40.152, 26.377 40.175, 26.38 40.19, 26.404 40.204, 26.44 40.218, 26.476 40.24,
      26.52 40.263, 26.558 40.292, 26.598 40.316, 26.645 40.362, 26.69 40.41, 26.75 40.447, 26.95 40.52,
      27.25 40.64, 27.6 40.74, 28.1 40.8, 28.6 40.88, 28.9 40.955, 29.002 41.004, 29.001 41.018,
      28.999 41.032, 29.016 41.042, 29.04 41.0545, 29.049 41.067, 29.057 41.083, 29.064 41.1,
      29.072 41.119, 29.079 41.13, 29.074 41.141, 29.056 41.153, 29.065 41.165, 29.084 41.18,
      29.104 41.2, 29.118 41.213, 29.14 41.24, 29.15 41.3, 29.2 41.6`),
      day.mark,
      6,
    )}
    ${geoText(p, 'Sea of Marmara', way('27.85 40.66, 28.35 40.62, 28.85 40.68'), {
      font: 'italic',
      size: 44,
      track: 0.1,
      fill: day.sea,
      halo: day.shoal2,
    })}
    ${geoText(p, 'Black Sea', way('29.2 41.48, 29.63 41.42, 30.05 41.48'), {
      font: 'italic',
      size: 52,
      track: 0.14,
      fill: day.sea,
    })}
    ${label(p, 'Aegean Sea', [25.47, 39.94], { font: 'italic', size: 29, track: 0.02, fill: day.sea, halo: day.shoal2 })}
    ${label(p, 'THRACE', [26.75, 41.22], { size: 38, track: 0.5, fill: day.quiet })}
    ${label(p, 'ANATOLIA', [28.25, 39.98], { size: 38, track: 0.5, fill: day.quiet })}
    ${place(p, [28.955, 41.015], 'Istanbul', { dx: -16, dy: 2, anchor: 'end', font: 'sansBold', size: 30 })}
    ${place(p, [26.41, 40.15], 'Çanakkale', { dx: 18, dy: 12 })}
    ${label(p, 'Bosporus', [29.18, 41.17], { font: 'sansBold', size: 28, fill: day.mark, halo: day.land })}
    ${label(p, 'Dardanelles', [26.62, 40.29], { font: 'sansBold', size: 28, fill: day.mark, halo: day.land })}`,
  });

export const danishStraits: Draw = () =>
  locator({
    west: 6.6,
    east: 16.8,
    middle: 56.15,
    frameStep: 1,
    widths: [96, 54, 22],
    focus: ['Denmark'],
    bar: [1270, 822, 100],
    draw: (p) => `
    ${lane(
      p,
      way(`
      5.8 57.5, 8.2 57.85, 10.1 57.98, 10.9 57.75, 11.4 57.4, 11.5 56.9, 11.3 56.45, 10.95 56.05,
      10.8 55.75, 11.02 55.4, 11.04 55.15, 10.9 54.95, 10.86 54.72, 11.2 54.56, 11.7 54.45, 12.2 54.52,
      12.7 54.77, 13.5 55.02, 14.45 55.33, 15.3 55.55, 17 55.85`),
      day.mark,
      6,
    )}
    ${lane(
      p,
      way(`
      11.48 57.1, 11.9 56.75, 12.3 56.32, 12.56 56.12, 12.66 56.02, 12.73 55.9, 12.71 55.68,
      12.705 55.58, 12.7 55.45, 12.85 55.2, 13.5 55.02`),
      day.mark,
      4,
      'stroke-dasharray="14 10"',
    )}
    ${geoText(p, 'Kattegat', way('10.4 56.86, 10.93 56.83, 11.46 56.86'), {
      font: 'italic',
      size: 32,
      track: 0.06,
      fill: day.sea,
      halo: day.shoal1,
    })}
    ${geoText(p, 'North Sea', way('6.85 56.5, 7.4 56.4, 7.95 56.5'), {
      font: 'italic',
      size: 40,
      track: 0.1,
      fill: day.sea,
    })}
    ${geoText(p, 'Baltic Sea', way('15.35 55.2, 15.95 55.12, 16.6 55.2'), {
      font: 'italic',
      size: 40,
      track: 0.08,
      fill: day.sea,
    })}
    ${geoText(p, 'Skagerrak', way('7.95 57.83, 8.75 58.18, 9.45 58.33'), {
      font: 'italic',
      size: 30,
      track: 0.1,
      fill: day.sea,
      halo: day.shoal1,
    })}
    ${label(p, 'JUTLAND', [8.55, 56.1], { size: 32, track: 0.36, fill: day.quiet })}
    ${label(p, 'SWEDEN', [13.35, 57.35], { size: 32, track: 0.36, fill: day.quiet })}
    ${place(p, [12.57, 55.68], 'Copenhagen', { dx: -14, dy: 8, anchor: 'end', font: 'sansBold', halo: day.focus })}
    ${place(p, [12.61, 56.04], 'Helsingør', { dx: -14, dy: 2, anchor: 'end', size: 24, halo: day.focus })}
    ${label(p, 'Great Belt', [10.85, 55.42], { font: 'sansBold', size: 26, fill: day.mark, anchor: 'end', halo: day.focus })}
    ${label(p, 'Øresund', [12.92, 55.93], { font: 'sansBold', size: 26, fill: day.mark, halo: day.land })}`,
  });

export const panama: Draw = () =>
  locator({
    west: -81.55,
    east: -77.95,
    middle: 9.12,
    frameStep: 0.5,
    gridStep: 0.5,
    widths: [130, 70, 28],
    bar: [1290, 815, 50],
    draw: (p) => `
    ${lane(p, way('-79.75 10.35, -79.9 9.9, -79.92 9.5, -79.918 9.33'), day.mark, 5, 'stroke-dasharray="14 11"')}
    ${lane(p, way('-79.56 8.92, -79.52 8.7, -79.6 8.3, -79.9 7.8'), day.mark, 5, 'stroke-dasharray="14 11"')}
    ${lane(
      p,
      way(`
      -79.918 9.34, -79.92 9.26, -79.86 9.2, -79.78 9.16, -79.7 9.12, -79.63 9.04, -79.59 8.99,
      -79.56 8.93`),
      day.mark,
      8,
    )}
    ${geoText(p, 'Caribbean Sea', way('-81.22 9.74, -80.57 9.64, -79.97 9.74'), {
      font: 'italic',
      size: 50,
      track: 0.12,
      fill: day.sea,
    })}
    ${geoText(p, 'Gulf of Panama', way('-79.46 8.68, -79.1 8.65, -78.72 8.68'), {
      font: 'italic',
      size: 32,
      track: 0.04,
      fill: day.sea,
    })}
    ${label(p, 'PANAMA', [-81.05, 8.6], { size: 40, track: 0.6, fill: day.quiet })}
    ${place(p, [-79.905, 9.355], 'Colón', { dx: -18, dy: 8, anchor: 'end', size: 28 })}
    ${place(p, [-79.52, 8.985], 'Panama City', { dx: 16, dy: -6, font: 'sansBold', size: 30 })}
    ${place(p, [-79.918, 9.27], 'Gatun locks', { dx: -20, dy: 10, anchor: 'end', symbol: 'cross', fill: day.mark, size: 24 })}
    ${place(p, [-79.6, 9.0], 'Miraflores locks', { dx: -20, dy: 16, anchor: 'end', symbol: 'cross', fill: day.mark, size: 24 })}
    ${label(p, '80 km', [-79.72, 9.22], { font: 'sansBold', size: 26, fill: day.mark, halo: day.land })}`,
  });

/** Two lanes and the strip that parts them: drawn as a wide line with a narrow one on it. */
const throughHormuz: Point[] = way(`
      50.8 26.85, 52.2 26.35, 53.4 26.12, 54.5 26.1, 55.25 26.08, 55.75 26.24, 56.15 26.45, 56.5 26.56,
      56.8 26.42, 56.95 26.0, 57.2 25.5, 58.2 25.0, 59.2 24.4, 60.4 23.7`);

export const hormuz: Draw = () =>
  locator({
    west: 51.9,
    east: 59.9,
    middle: 25.6,
    frameStep: 1,
    widths: [120, 64, 26],
    bar: [1310, 822, 100],
    draw: (p) => `
    ${lane(p, throughHormuz, day.mark, 19)}${lane(p, throughHormuz, day.paper, 8)}
    ${geoText(p, 'Persian Gulf', way('52.4 25.98, 53.35 25.53, 54.35 25.33'), {
      font: 'italic',
      size: 42,
      track: 0.12,
      fill: day.sea,
      halo: day.shoal1,
    })}
    ${geoText(p, 'Gulf of Oman', way('57.62 25.57, 58.42 25.12, 59.32 24.62'), {
      font: 'italic',
      size: 42,
      track: 0.12,
      fill: day.sea,
    })}
    ${label(p, 'IRAN', [55.3, 27.3], { size: 38, track: 0.6, fill: day.quiet })}
    ${label(p, 'OMAN', [56.25, 23.85], { size: 34, track: 0.5, fill: day.quiet })}
    ${label(p, 'UNITED ARAB EMIRATES', [54.5, 23.86], { size: 24, track: 0.16, fill: day.quiet, anchor: 'middle' })}
    ${label(p, 'Strait of Hormuz', [56.55, 26.8], { font: 'sansBold', size: 30, fill: day.mark, halo: day.shoal2 })}
    ${place(p, [56.28, 27.18], 'Bandar Abbas', { dx: 16, dy: -6 })}
    ${place(p, [56.34, 25.13], 'Fujairah', { dx: 16, dy: 18 })}
    ${place(p, [55.3, 25.27], 'Dubai', { dx: -6, dy: 36, anchor: 'end' })}`,
  });
