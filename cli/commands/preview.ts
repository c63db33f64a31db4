import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { readEnv } from '#lib/config/env.ts';
import { publicationSchema } from '#lib/config/publication.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { previewSchema } from '#lib/desk/inputs.ts';
import { listPreviews, makePreview, revokePreview } from '#lib/desk/previews.ts';
import { openStore } from '#lib/store/open-store.ts';
import { probeStore } from '#lib/store/probe-store.ts';
import { who } from '../who.ts';

/** `broadsheet preview`: links under which an article can be read before it is published. */
export function previewCommand(): Command {
  const preview = new Command('preview')
    .description('Makes a link that opens an article before it is published; everybody who has it can read there.')
    .argument('<slug>', 'the article')
    .option('--revision <number>', 'freezes the preview at this revision', number)
    .option('--hours <number>', 'how long the link opens', number)
    .action((slug: string, options: { revision?: number; hours?: number }) =>
      atTheDesk(async (desk, siteUrl) => {
        const input = previewSchema.safeParse({ slug, ...options });
        if (!input.success) throw new Error(z.prettifyError(input.error));
        const { url, expiresAt } = await makePreview(desk, input.data);
        console.log(siteUrl + url);
        // Apart from the link, so that a script gets nothing else.
        console.error(`Opens until ${expiresAt}.`);
      }),
    );
  preview
    .command('list <slug>')
    .description('Names the links of an article that open still.')
    .action((slug: string) =>
      atTheDesk(async (desk) => {
        const links = await listPreviews(desk, slug);
        if (links.length === 0) console.log(`No link opens "${slug}".`);
        for (const { id, revision, expiresAt, createdBy } of links) {
          console.log(
            `${id}  ${revision === null ? 'newest' : `revision ${revision}`}  until ${expiresAt}  by ${createdBy}`,
          );
        }
      }),
    );
  preview
    .command('revoke <id>')
    .description('Closes a link at once, also for those who have opened it.')
    .action((id: string) =>
      atTheDesk(async (desk) => {
        await revokePreview(desk, id);
        console.log(`Revoked ${id}.`);
      }),
    );
  return preview;
}

/** @param work what to do at the desk of the store that the environment names */
async function atTheDesk(work: (desk: Desk, siteUrl: string) => Promise<void>): Promise<void> {
  const env = readEnv();
  // Making a store is the business of a sync.
  await probeStore(env.databaseUrl);
  const store = await openStore(env.databaseUrl);
  try {
    const publication = publicationSchema.safeParse(await store.settings.get('publication'));
    const { contentDir, varDir } = env;
    await work({ store, by: who(), contentDir, varDir }, siteUrlOf(env, publication.data ?? null));
  } finally {
    await store.close();
  }
}

function number(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('Write a number.');
  return Number(text);
}
