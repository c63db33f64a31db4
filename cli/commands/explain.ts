import { Command } from 'commander';
import { withStore } from '../desk/ask.ts';

/** `broadsheet explain <slug>`: which addresses a change of this article prints again. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Says which addresses a change of this article prints again.')
    .argument('<slug>', 'the article')
    .option('--json', 'for machines')
    .action((slug: string, { json }: { json?: boolean }) =>
      withStore(async (store) => {
        const { explain } = await import('#lib/desk/explain.ts');
        const found = await explain(store, slug);
        if (json) return console.log(JSON.stringify(found, null, 2));
        console.log(`A change of "${slug}" is recorded as\n  ${found.tags.join('\n  ')}\n`);
        console.log(`and prints again, at the next request,\n  ${found.addresses.join('\n  ')}`);
        if (found.notLookedAt > 0) {
          console.log(`\n${found.notLookedAt} older articles were not looked at; those that share a topic may follow.`);
        }
      }),
    );
}
