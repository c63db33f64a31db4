import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from '#lib/config/write-whole.ts';

const type = fileURLToPath(new URL('../../fonts/share-images', import.meta.url));

/**
 * Lets this process set type in the fonts of this project and no others: an image looks the same on every machine, also
 * on one that has no fonts at all. To be called before `sharp` sets its first text, in a process of its own: a picture
 * that somebody drew (SVG) may want the fonts of the machine.
 *
 * @param varDir where fontconfig keeps what it learned of the fonts
 */
export async function chooseFonts(varDir: string): Promise<void> {
  // In full: what is not, fontconfig looks for beside the fonts of the machine, and then takes those.
  const folder = resolve(varDir, 'share-images');
  const file = join(folder, 'fonts.conf');
  await writeWhole(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${escaped(type)}</dir><cachedir>${escaped(join(folder, 'fonts'))}</cachedir></fontconfig>
`,
  );
  process.env.FONTCONFIG_FILE = file;
}

const escaped = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
