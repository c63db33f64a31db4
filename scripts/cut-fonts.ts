import { readFile, writeFile } from 'node:fs/promises';
import { create } from 'fontkit';
import subsetFont from 'subset-font';

/**
 * `node scripts/cut-fonts.ts`: cuts each font of `fonts/pages/` in two, so that a page loads what it prints.
 *
 * The core is what a page of British English needs: ASCII, its punctuation and signs, and the accents of everyday
 * names. Everything else goes to the latin file, which comes only with a page that needs it. `unicode-range` in
 * `app/styles/fonts.css` says which is which and must follow a change here; a unit test compares the two.
 */
const core = new Set([...printableAscii(), ...'\u00a0£¥©«°²·»×\u2009–—‘’“”•…′″›€−', ...'áçèéíñóöü']);

for (const name of ['broadsheet-serif', 'broadsheet-serif-italic', 'broadsheet-sans']) {
  const source = await readFile(`fonts/pages/${name}.woff2`);
  // U+FFFF is no character; cmap tables end with it.
  const points = create(source).characterSet.filter((point) => point !== 0xffff);
  const all = points.map((point) => String.fromCodePoint(point));
  const files = {
    core: all.filter((character) => core.has(character)),
    latin: all.filter((character) => !core.has(character)),
  };
  for (const [part, characters] of Object.entries(files)) {
    const file = `public/fonts/${name}-${part}.woff2`;
    const cut = await subsetFont(source, characters.join(''), { targetFormat: 'woff2' });
    await writeFile(file, cut);
    console.log(`${file}: ${characters.length} characters, ${cut.length} bytes`);
  }
}

function printableAscii(): string[] {
  return Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i));
}
