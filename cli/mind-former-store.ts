import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { formerStore } from '#lib/store/former-store.ts';
import type { Confirm } from '#lib/content/sync.ts';

/**
 * Names a store that was left behind, and asks before a new one is begun beside it.
 *
 * @throws when nobody says that this is meant
 */
export async function mindFormerStore(
  env: { databaseUrl: string; varDir: string; contentDir: string },
  confirm: Confirm,
): Promise<void> {
  const former = formerStore(env);
  if (!former) return;
  const { file, now, name } = former;
  const what = `There is a store at ${file}${name === null ? '' : ` (“${name}”)`}, and none at ${now}, where BROADSHEET_VAR puts it.`;
  const ours = await nameOf(env.contentDir);
  // A second paper has a store of its own.
  if (name !== null && ours !== null && name !== ours) return console.error(`${what} “${ours}” begins one there.`);
  if (await confirm([`${what} It would begin an empty one there.`])) return;
  throw new Error(
    `${what}\nMove it (${moveCommand(file, now.replace(/[^/]*$/, ''))}), or name it with DATABASE_URL=file:${file}. ` +
      `To begin an empty one, set BROADSHEET_SYNC_YES=1, or write npx broadsheet sync --yes. Nothing was written.`,
  );
}

/** The folder need not be there yet; a store is a file and those that SQLite keeps beside it. */
const moveCommand = (file: string, folder: string) =>
  `mkdir -p ${inShell(folder)} && mv ${inShell(file)}* ${inShell(folder)}`;

/** A word as a shell reads it. */
const inShell = (word: string) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** What a publication calls itself; null where its file does not say. */
async function nameOf(contentDir: string): Promise<string | null> {
  const text = await readFile(join(contentDir, 'publication.yaml'), 'utf8').catch(() => '');
  const name: unknown = parseDocument(text).get('name');
  return typeof name === 'string' ? name.trim() : null;
}
