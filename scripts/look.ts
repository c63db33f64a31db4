import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '#tests/support/free-port.ts';
import { buildCheckout, checkOut } from './look/checkout.ts';
import { comparePictures } from './look/compare.ts';
import { copySite, layOutSite, serveSite } from './look/site.ts';
import { takePictures } from './look/take-pictures.ts';

/**
 * `npm run look -- --against <ref>`: says what looks different here from what it is at another commit. Both are served, one
 * after the other at one port, from the same content and store; every page is photographed in both, and pixels are counted.
 * What differs is drawn in `var/look/differences`.
 *
 * `--keep` keeps the other commit's build, site and pictures for the next run; `--only <words>` takes the pages of that name.
 */
const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
if (!values.against) throw new Error('Say against which commit: npm run look -- --against <ref>');
const commit = execFileSync('git', ['rev-parse', '--verify', `${values.against}^{commit}`], {
  encoding: 'utf8',
}).trim();

const folder = resolve('var/look');
const there = { site: `${folder}/there`, pictures: `${folder}/pictures-there` };
const here = { site: `${folder}/here`, pictures: `${folder}/pictures-here` };
/** Which commit, port and pages the pictures there are of, once all of them are taken. */
const note = `${folder}/there.json`;
const isKept = (only: string) => {
  if (!values.keep || !existsSync(note)) return null;
  const kept = JSON.parse(readFileSync(note, 'utf8')) as { commit: string; port: number; only: string };
  return kept.commit === commit && (kept.only === '' || kept.only === only) ? kept : null;
};

let port = isKept(values.only)?.port;
if (port === undefined) {
  port = await freePort();
  rmSync(folder, { recursive: true, force: true });
  const checkout = checkOut(commit);
  buildCheckout(checkout);
  await layOutSite(checkout, there.site, port);
  copySite(there.site, here.site);
  await serveSite(checkout, there.site, port, (url) => takePictures(url, there.pictures, values.only));
  writeFileSync(note, JSON.stringify({ commit, port, only: values.only }));
  if (!values.keep) rmSync(checkout, { recursive: true });
} else {
  copySite(there.site, here.site);
}
buildCheckout('.');
const names = await serveSite('.', here.site, port, (url) => takePictures(url, here.pictures, values.only));

const differences = comparePictures(names, there.pictures, here.pictures, `${folder}/differences`);
for (const { name, pixels } of differences) console.log(`${name}: ${pixels} pixels differ`);
console.log(`${names.length - differences.length} of ${names.length} pictures are as they were`);
process.exit(differences.length === 0 ? 0 : 1);
