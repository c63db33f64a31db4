import type { Store } from '#lib/store/store.ts';
import { noteFaults } from './note-faults.ts';
import { keepContentlayerReady } from './run-contentlayer.ts';
import { formatReport } from './sync-report.ts';
import { syncContent, type SyncOptions } from './sync.ts';
import { watchFolder } from './watch-folder.ts';

/** An editor that saves a file touches it several times within a few milliseconds. */
const debounce = 100;

export interface ContentWatcher {
  /** Waits for a sync under way. */
  close(): Promise<void>;
}

/**
 * Syncs the content folder now and whenever something in it changes. A file with errors holds back itself alone; they are
 * printed, and noted for its page.
 *
 * @param print takes what a sync has to say
 */
export async function watchContent(
  store: Store,
  options: SyncOptions,
  print: (text: string) => void = console.log,
): Promise<ContentWatcher> {
  // Who reads documents in another way needs none.
  const dismissReader = options.readDocuments ? null : keepContentlayerReady(options.varDir);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let isWaiting = false;
  let current: Promise<void> = Promise.resolve();
  const sync = async () => {
    isWaiting = false;
    if (closed) return;
    try {
      const report = await syncContent(store, { ...options, partial: true });
      await noteFaults(options.varDir, report.problems);
      print(formatReport(report, options.siteUrl ?? ''));
    } catch (error) {
      print(error instanceof Error ? error.message : String(error));
    }
  };
  const syncNext = () => {
    // One that has not begun yet will see this change too.
    if (isWaiting) return;
    isWaiting = true;
    current = current.then(sync);
  };

  // Before the first sync, so that no change falls between the two.
  const watcher = await watchFolder(
    options.contentDir,
    () => {
      clearTimeout(timer);
      timer = setTimeout(syncNext, debounce);
    },
    print,
  );
  syncNext();
  await current;
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
      await current;
      await dismissReader?.();
    },
  };
}
