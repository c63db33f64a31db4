// Straits between islands and continents, as sea charts.
import { at, geoText, label, lane, locator, place } from '../chart.ts';
import type { Draw } from '../page.ts';
import { day } from '../palette.ts';
import { text } from '../type.ts';

export const malacca: Draw = () => locator({
  west: 94.6, east: 107, middle: 2.75, frameStep: 1, widths: [150, 80, 30], bar: [84, 822, 200],
  draw: (p) => `
    ${lane(p, [[93.5, 6.35], [95.6, 6.1], [97.8, 5.05], [99.7, 3.75], [100.9, 2.92], [102.2, 1.95], [103.35, 1.2], [103.75, 1.12], [104.15, 1.25], [104.9, 1.75], [106, 3.2], [106.6, 5], [107, 7]], day.mark, 6)}
    ${geoText(p, 'Strait of Malacca', [[97.5, 5.86], [98.9, 4.95], [100.35, 3.93]], { font: 'italic', size: 44, track: 0.06, fill: day.sea, halo: day.shoal1 })}
    ${geoText(p, 'SUMATRA', [[98.3, 2.05], [100.2, 0.75], [101.6, -0.35]], { font: 'sans', size: 36, track: 0.42, fill: day.quiet })}
    ${geoText(p, 'MALAY PENINSULA', [[101.25, 5.95], [102.25, 4.2], [103.1, 2.35]], { font: 'sans', size: 28, track: 0.26, fill: day.quiet })}
    ${geoText(p, 'South China Sea', [[104.35, 5.35], [105.4, 5.15], [106.4, 5.35]], { font: 'italic', size: 34, track: 0.08, fill: day.sea })}
    ${place(p, [100.33, 5.41], 'Penang', { dx: 14, dy: -10 })}
    ${place(p, [101.39, 3.0], 'Port Klang', { dx: 16, dy: 4 })}
    ${place(p, [102.25, 2.19], 'Melaka', { dx: 16, dy: -4 })}
    ${place(p, [103.83, 1.31], 'Singapore', { dx: 6, dy: -22, font: 'sansBold', size: 28 })}
    ${place(p, [98.68, 3.72], 'Belawan', { dx: -14, dy: 30, anchor: 'end' })}
    ${(() => { const [x, y] = at(p, [103.72, 1.1]); return `<circle cx="${x}" cy="${y}" r="24" fill="none" stroke="${day.mark}" stroke-width="4"/><path d="M${x + 18} ${y + 17}L${x + 78} ${y + 72}" stroke="${day.mark}" stroke-width="3"/>${text('Phillip Channel', x + 86, y + 82, { font: 'sansBold', size: 26, fill: day.mark, halo: day.shoal1 })}${text('2.8 km at its narrowest', x + 86, y + 114, { size: 24, fill: day.mark, halo: day.shoal1 })}`; })()}`,
});

export const turkishStraits: Draw = () => locator({
  west: 25.35, east: 30.15, middle: 40.62, frameStep: 0.5, gridStep: 0.5, widths: [110, 60, 24], bar: [1340, 815, 50],
  draw: (p) => `
    ${lane(p, [[24.9, 39.55], [25.75, 39.85], [26.12, 40.0], [26.24, 40.08], [26.38, 40.15], [26.42, 40.2], [26.7, 40.41], [27.2, 40.62], [28.1, 40.78], [28.8, 40.9], [28.985, 41.0], [29.05, 41.09], [29.1, 41.2], [29.3, 41.5], [29.8, 41.95]], day.mark, 6)}
    ${geoText(p, 'Sea of Marmara', [[27.35, 40.72], [27.95, 40.66], [28.5, 40.72]].map(([x, y]) => [x + 0.05, y - 0.1]), { font: 'italic', size: 44, track: 0.1, fill: day.sea, halo: day.shoal2 })}
    ${geoText(p, 'Black Sea', [[28.55, 41.5], [29.2, 41.42], [29.9, 41.5]], { font: 'italic', size: 52, track: 0.14, fill: day.sea })}
    ${label(p, 'Aegean Sea', [25.47, 39.94], { font: 'italic', size: 29, track: 0.02, fill: day.sea, halo: day.shoal2 })}
    ${label(p, 'THRACE', [26.75, 41.22], { size: 38, track: 0.5, fill: day.quiet })}
    ${label(p, 'ANATOLIA', [28.25, 39.98], { size: 38, track: 0.5, fill: day.quiet })}
    ${place(p, [28.955, 41.015], 'Istanbul', { dx: -16, dy: 2, anchor: 'end', font: 'sansBold', size: 30 })}
    ${place(p, [26.41, 40.15], 'Çanakkale', { dx: 18, dy: 12 })}
    ${label(p, 'Bosporus', [29.18, 41.17], { font: 'sansBold', size: 28, fill: day.mark, halo: day.land })}
    ${label(p, 'Dardanelles', [26.62, 40.29], { font: 'sansBold', size: 28, fill: day.mark, halo: day.land })}`,
});

export const danishStraits: Draw = () => locator({
  west: 6.6, east: 16.8, middle: 56.15, frameStep: 1, widths: [96, 54, 22], focus: ['Denmark'], bar: [1270, 822, 100],
  draw: (p) => `
    ${lane(p, [[5.8, 57.5], [8.2, 57.85], [10.1, 57.98], [10.9, 57.6], [11.35, 56.9], [11.0, 56.2], [10.95, 55.75], [11.02, 55.35], [10.95, 54.95], [11.1, 54.6], [11.8, 54.48], [12.6, 54.7], [13.6, 54.95], [15, 55.2], [17, 55.5]], day.mark, 6)}
    ${lane(p, [[11.35, 56.9], [12.1, 56.35], [12.6, 56.07], [12.72, 55.85], [12.7, 55.5], [12.75, 55.2], [13.6, 54.95]], day.mark, 4, 'stroke-dasharray="14 10"')}
    ${geoText(p, 'Kattegat', [[11.55, 57.35], [11.75, 56.9], [11.7, 56.45]], { font: 'italic', size: 32, track: 0.12, fill: day.sea, halo: day.shoal2 })}
    ${geoText(p, 'North Sea', [[6.85, 56.5], [7.4, 56.4], [7.95, 56.5]], { font: 'italic', size: 40, track: 0.1, fill: day.sea })}
    ${geoText(p, 'Baltic Sea', [[15, 55.85], [15.7, 55.75], [16.5, 55.9]].map(([x, y]) => [x, y - 0.02]), { font: 'italic', size: 40, track: 0.08, fill: day.sea })}
    ${geoText(p, 'Skagerrak', [[8.1, 57.65], [8.9, 58.0], [9.6, 58.15]].map(([x, y]) => [x - 0.15, y + 0.18]), { font: 'italic', size: 30, track: 0.1, fill: day.sea, halo: day.shoal1 })}
    ${label(p, 'JUTLAND', [8.55, 56.1], { size: 32, track: 0.36, fill: day.quiet })}
    ${label(p, 'SWEDEN', [13.35, 57.35], { size: 32, track: 0.36, fill: day.quiet })}
    ${place(p, [12.57, 55.68], 'Copenhagen', { dx: -14, dy: 8, anchor: 'end', font: 'sansBold', halo: day.focus })}
    ${place(p, [12.61, 56.04], 'Helsingør', { dx: -14, dy: 2, anchor: 'end', size: 24, halo: day.focus })}
    ${label(p, 'Great Belt', [10.85, 55.42], { font: 'sansBold', size: 26, fill: day.mark, anchor: 'end', halo: day.focus })}
    ${label(p, 'Øresund', [12.92, 55.93], { font: 'sansBold', size: 26, fill: day.mark, halo: day.land })}`,
});

export const panama: Draw = () => locator({
  west: -81.55, east: -77.95, middle: 9.12, frameStep: 0.5, gridStep: 0.5, widths: [130, 70, 28], bar: [1290, 815, 50],
  draw: (p) => `
    ${lane(p, [[-79.75, 10.35], [-79.9, 9.9], [-79.92, 9.5], [-79.918, 9.33]], day.mark, 5, 'stroke-dasharray="14 11"')}
    ${lane(p, [[-79.56, 8.92], [-79.52, 8.7], [-79.6, 8.3], [-79.9, 7.8]], day.mark, 5, 'stroke-dasharray="14 11"')}
    ${lane(p, [[-79.918, 9.34], [-79.92, 9.26], [-79.86, 9.2], [-79.78, 9.16], [-79.7, 9.12], [-79.63, 9.04], [-79.59, 8.99], [-79.56, 8.93]], day.mark, 8)}
    ${geoText(p, 'Caribbean Sea', [[-81.2, 9.82], [-80.55, 9.72], [-79.95, 9.82]].map(([x, y]) => [x - 0.02, y - 0.08]), { font: 'italic', size: 50, track: 0.12, fill: day.sea })}
    ${geoText(p, 'Gulf of Panama', [[-79.46, 8.68], [-79.1, 8.65], [-78.72, 8.68]], { font: 'italic', size: 32, track: 0.04, fill: day.sea })}
    ${label(p, 'PANAMA', [-81.05, 8.6], { size: 40, track: 0.6, fill: day.quiet })}
    ${place(p, [-79.905, 9.355], 'Colón', { dx: -18, dy: 8, anchor: 'end', size: 28 })}
    ${place(p, [-79.52, 8.985], 'Panama City', { dx: 16, dy: -6, font: 'sansBold', size: 30 })}
    ${place(p, [-79.918, 9.27], 'Gatun locks', { dx: -20, dy: 10, anchor: 'end', symbol: 'cross', fill: day.mark, size: 24 })}
    ${place(p, [-79.6, 9.0], 'Miraflores locks', { dx: -20, dy: 16, anchor: 'end', symbol: 'cross', fill: day.mark, size: 24 })}
    ${label(p, '80 km', [-79.72, 9.22], { font: 'sansBold', size: 26, fill: day.mark, halo: day.land })}`,
});

export const hormuz: Draw = () => locator({
  west: 51.9, east: 59.9, middle: 25.6, frameStep: 1, widths: [120, 64, 26], bar: [1310, 822, 100],
  draw: (p) => `
    ${lane(p, [[50.8, 26.95], [52.2, 26.35], [53.6, 25.85], [54.8, 25.78], [55.6, 26.1], [56.15, 26.42], [56.5, 26.53], [56.72, 26.4], [56.85, 26.0], [57.2, 25.5], [58.2, 25.0], [59.2, 24.4], [60.4, 23.7]], day.mark, 6)}
    ${geoText(p, 'Persian Gulf', [[52.35, 26.2], [53.3, 25.75], [54.3, 25.55]].map(([x, y]) => [x + 0.05, y - 0.22]), { font: 'italic', size: 42, track: 0.12, fill: day.sea, halo: day.shoal1 })}
    ${geoText(p, 'Gulf of Oman', [[57.5, 24.95], [58.3, 24.5], [59.2, 24.0]].map(([x, y]) => [x + 0.12, y + 0.62]), { font: 'italic', size: 42, track: 0.12, fill: day.sea })}
    ${label(p, 'IRAN', [55.3, 27.3], { size: 38, track: 0.6, fill: day.quiet })}
    ${label(p, 'OMAN', [56.25, 23.85], { size: 34, track: 0.5, fill: day.quiet })}
    ${label(p, 'UNITED ARAB EMIRATES', [54.5, 23.86], { size: 24, track: 0.16, fill: day.quiet, anchor: 'middle' })}
    ${label(p, 'Strait of Hormuz', [56.45, 26.82], { font: 'sansBold', size: 30, fill: day.mark, halo: day.shoal2 })}
    ${place(p, [56.28, 27.18], 'Bandar Abbas', { dx: 16, dy: -6 })}
    ${place(p, [56.34, 25.13], 'Fujairah', { dx: 16, dy: 18 })}
    ${place(p, [55.3, 25.27], 'Dubai', { dx: -6, dy: 36, anchor: 'end' })}`,
});

