import { readEnv } from '#lib/config/env.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import { isError } from '#lib/content/problem.ts';
import { formatCheck, formatReport } from '#lib/content/sync-report.ts';
import { checkContent, syncContent, type SyncOptions, type SyncReport } from '#lib/content/sync.ts';
import { syncName } from '#lib/content/write-content.ts';
import type { Store } from '#lib/store/store.ts';
import { storedPublication } from '#lib/store/stored-publication.ts';
import { storeToCheck, storeToWrite } from './store-of-sync.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { confirmWith } from './confirm.ts';
import { mindFormerStore } from './mind-former-store.ts';
import { progressOf } from './progress.ts';

/** What was written after `sync`. */
export interface SyncFlags {
  content?: string;
  check?: boolean;
  partial?: boolean;
  yes?: boolean;
  picturesLater?: boolean;
}

/** Brings the store to what the content folder says, and tells how that went. */
export async function runSync(options: SyncFlags): Promise<void> {
  keepHeapSmall();
  const env = readEnv();
  const contentDir = options.content ?? env.contentDir;
  const confirm = confirmWith(options.yes ?? env.syncYes);
  if (!options.check) await mindFormerStore({ ...env, contentDir }, confirm);
  const { store, close } = await (options.check ? storeToCheck : storeToWrite)(env.databaseUrl);
  try {
    const succeeded = options.check
      ? await check(store, { contentDir, varDir: env.varDir, siteUrl: env.siteUrl })
      : await sync(store, {
          contentDir,
          varDir: env.varDir,
          shareImages: env.shareImages,
          siteUrl: env.siteUrl,
          partial: options.partial ?? false,
          confirm,
          picturesLater: options.picturesLater ?? false,
        });
    if (!succeeded) process.exitCode = 1;
  } finally {
    await close();
  }
}

async function check(
  store: Store,
  folders: { contentDir: string; varDir: string; siteUrl: string | null },
): Promise<boolean> {
  const pictures = progressOf('Looking at pictures');
  const problems = await checkContent(store, { ...folders, onProgress: pictures.show }).finally(pictures.stop);
  const succeeded = !problems.some(isError);
  (succeeded ? console.log : console.error)(formatCheck(problems));
  return succeeded;
}

async function sync(store: Store, options: SyncOptions): Promise<boolean> {
  const pictures = progressOf('Preparing pictures');
  const images = progressOf('Drawing share images');
  const report = await syncContent(store, { ...options, onProgress: pictures.show, onShareImage: images.show }).finally(
    () => {
      pictures.stop();
      images.stop();
    },
  );
  // Of the process, not of the reading alone: what a person waits for.
  const told = formatReport({ ...report, seconds: process.uptime() }, await siteOf(store));
  (report.written ? console.log : console.error)(told);
  for (const line of await previewsOf(store, report, options)) console.log(line);
  return report.written && !report.problems.some(isError);
}

const siteOf = async (store: Store) => siteUrlOf(readEnv(), await storedPublication(store));

/** Drafts for which a link is made: of more that come at once, nobody reads each. */
const mostPreviews = 5;

/** Links under which new drafts can be read. */
async function previewsOf(
  store: Store,
  { added }: SyncReport,
  folders: { contentDir: string; varDir: string },
): Promise<string[]> {
  const drafts = added.filter(({ status }) => status === 'draft');
  if (drafts.length === 0) return [];
  const { makePreview } = await import('#lib/desk/previews.ts');
  const lines: string[] = [];
  for (const { slug } of drafts.slice(0, mostPreviews)) {
    const { link, expiresAt } = await makePreview({ store, by: syncName, ...folders }, { slug, hours: 24 });
    lines.push(`${slug} can be read until ${expiresAt}: ${link}`);
  }
  if (drafts.length > mostPreviews) lines.push('For the other drafts: npx broadsheet preview <slug>');
  return lines;
}
