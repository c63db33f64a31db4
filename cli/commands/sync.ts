import { Command, Option } from 'commander';
import { readEnv } from '#lib/config/env.ts';
import { isError } from '#lib/content/problem.ts';
import { formatCheck, formatReport } from '#lib/content/sync-report.ts';
import { checkContent, syncContent, type SyncOptions } from '#lib/content/sync.ts';
import type { Store } from '#lib/store/store.ts';
import { storeToCheck, storeToWrite } from '../store-of-sync.ts';
import { keepHeapSmall } from '../keep-heap-small.ts';
import { confirmWith } from '../confirm.ts';
import { mindFormerStore } from '../mind-former-store.ts';
import { progressOf } from '../progress.ts';

/** `broadsheet sync`: brings the store to what the content folder says. Exits with 1 when there are errors. */
export function syncCommand(): Command {
  return (
    new Command('sync')
      .description('Brings the store to what the content folder says; with any error in it, nothing is written.')
      .option('--content <folder>', 'the folder that holds the publication (BROADSHEET_CONTENT)')
      .option('--check', 'only say all that is wrong, with every warning; write nothing to the store')
      .option('--yes', 'also when much is removed, or the publication has another name (BROADSHEET_SYNC_YES=1)')
      // For the first start of a site: `scripts/start.ts`.
      .addOption(new Option('--pictures-later').hideHelp())
      .action(async (options: { content?: string; check?: boolean; yes?: boolean; picturesLater?: boolean }) => {
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
                confirm,
                picturesLater: options.picturesLater ?? false,
              });
          if (!succeeded) process.exitCode = 1;
        } finally {
          await close();
        }
      })
  );
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
  (report.written ? console.log : console.error)(formatReport(report));
  return report.written;
}
