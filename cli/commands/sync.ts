import { Command, Option } from 'commander';
import type { SyncFlags } from '../run-sync.ts';

/** `broadsheet sync`: brings the store to what the content folder says. Exits with 1 when there are errors. */
export function syncCommand(): Command {
  return (
    new Command('sync')
      .description('Brings the store to what the content folder says; with any error in it, nothing is written.')
      .option('--content <folder>', 'the folder that holds the publication (BROADSHEET_CONTENT)')
      .option('--check', 'only say all that is wrong, with every warning; write nothing to the store')
      .option('--partial', 'write what is sound, and leave what has an error as readers see it now')
      .option('--yes', 'also when much is removed, or the publication has another name (BROADSHEET_SYNC_YES=1)')
      // For the first start of a site: `scripts/start.ts`.
      .addOption(new Option('--pictures-later').hideHelp())
      .action(async (options: SyncFlags) => {
        // Reads Markdown and makes pictures: other commands start without all that.
        const { runSync } = await import('../run-sync.ts');
        await runSync(options);
      })
  );
}
