import { withdraw } from '#lib/desk/commands/amend.ts';
import { addUpdate, editUpdate, readUpdate } from '#lib/desk/commands/live.ts';
import { createBreaking } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { addUpdateSchema, breakingStorySchema, editUpdateSchema, withdrawSchema } from '#lib/desk/inputs.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { TestSite } from './sites.ts';

/** A story with live coverage on a test site, written by the desk's own commands. */
export interface LiveStory {
  slug: string;
  desk: Desk;
  /** Adds an update. @returns its number */
  add(update: { headline?: string; body: string; authors?: string[]; pinned?: boolean }): Promise<number>;
  /** Edits an update, whatever it says now. */
  edit(number: number, update: { headline?: string; body?: string }): Promise<void>;
  /** Takes all of it from the site, as if it had never been. */
  remove(): Promise<void>;
}

/** Begins a breaking story; its coverage begins with the first update. */
export async function beginLiveStory(
  site: TestSite,
  { slug, headline, dek = '', body = '' }: { slug: string; headline: string; dek?: string; body?: string },
): Promise<LiveStory> {
  const store = await openStore(site.databaseUrl);
  const desk: Desk = { store, by: 'test', contentDir: site.content, varDir: site.varDir };
  const story = { slug, headline, dek, body, section: 'law-and-treaties', authors: ['ilse-marchand-roy'] };
  await createBreaking(desk, breakingStorySchema.parse(story));
  return {
    slug,
    desk,
    add: async (update) => (await addUpdate(desk, slug, addUpdateSchema.parse(update))).number,
    async edit(number, update) {
      const { editedAt } = await readUpdate(desk, slug, number);
      await editUpdate(desk, slug, number, editUpdateSchema.parse({ ...update, basedOn: editedAt }));
    },
    async remove() {
      // Withdrawn first, so that every page hears of it; then the traces, so that a story of this name may come again.
      await withdraw(desk, slug, withdrawSchema.parse({ reason: 'The test is over.' }));
      await store.articles.remove(slug, 'test');
      await store.close();
    },
  };
}
