import { Command } from 'commander';
import type { Scope } from '#lib/desk/scopes.ts';
import { createToken, revokeToken } from '#lib/desk/tokens.ts';
import { withStore } from '../desk/ask.ts';
import { several } from '../desk/text.ts';

/** `broadsheet token create|list|revoke`: who may work at the desk from elsewhere. On the machine of the site only. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Tokens with which programs, and editors elsewhere, work at the desk.')
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand());
}

const createCommand = () =>
  new Command('create')
    .description('Makes a token and shows it, this once.')
    .argument('<name>', 'who will use it; signs what it does')
    .requiredOption('--scope <scope>', 'draft, publish (also drafts) or withdraw; again for each', several)
    .action((name: string, { scope }: { scope: Scope[] }) =>
      withStore(async (store) => {
        console.log(await createToken(store, { name, scopes: scope }));
        console.error('This is the only time it is shown. Revoke it with: npx broadsheet token revoke', name);
      }),
    );

const listCommand = () =>
  new Command('list')
    .description('Lists tokens, newest first, with when they were last used.')
    .option('--json', 'for machines')
    .action(({ json }: { json?: boolean }) =>
      withStore(async (store) => {
        const all = await store.tokens.all();
        if (json) return console.log(JSON.stringify(all, null, 2));
        if (all.length === 0) console.log('There is no token; make one with: npx broadsheet token create <name>');
        for (const { id, name, scopes, lastUsedAt, revokedAt } of all) {
          const state = revokedAt ? `revoked ${revokedAt}` : lastUsedAt ? `last used ${lastUsedAt}` : 'never used';
          console.log(`${id}  ${name}  ${scopes.join(', ')}  ${state}`);
        }
      }),
    );

const revokeCommand = () =>
  new Command('revoke')
    .description('Makes a token useless, from the next request on.')
    .argument('<id-or-name>', 'as token list shows it')
    .action((idOrName: string) =>
      withStore(async (store) => {
        const { name, id } = await revokeToken(store, idOrName);
        console.log(`The token "${name}" (${id}) works no longer.`);
      }),
    );
