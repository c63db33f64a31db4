import { takeInPictures } from '#lib/media/take-in-pictures.ts';
import type { PicturePlan } from '#lib/media/picture-plan.ts';
import type { Progress } from '#lib/media/prepare-pictures.ts';
import { kickerText } from '#lib/news/kicker.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { readPage } from '#lib/doctor/read-page.ts';
import { keepForLater } from '#lib/pictures/keep-for-later.ts';
import type { Store } from '#lib/store/store.ts';
import { checkFolder, type CheckedFolder, type FindElsewhere } from './check-folder.ts';
import { compileFolder, type Compiled, type FreshTexts } from './compile-folder.ts';
import { checkLinks } from './check-links.ts';
import type { ContentMemory } from './content-memory.ts';
import { damagedPictures } from './damaged-pictures.ts';
import { authorNames, heldBack, navigation } from './held-back.ts';
import { isError, type ContentProblem } from './problem.ts';
import { leftAloneBy, ownedByContent, storedHashes } from './write-content.ts';

/** A content folder of which everything is known that can be wrong with it, and nothing is written to the store yet. */
export interface Prepared {
  checked: CheckedFolder;
  /** Every text, by path of its file. */
  compiled: Map<string, Compiled>;
  plans: PicturePlan[];
  picturesMade: number;
  /** Copies of originals of which pictures are still to be made, by base. */
  kept: ReadonlyMap<string, string>;
  /** Errors and warnings of every stage. */
  problems: ContentProblem[];
  /** Files that a partial sync leaves as the store has them, by label. */
  held: ReadonlySet<string>;
}

interface Preparation {
  contentDir: string;
  varDir: string;
  memory: ContentMemory;
  /** Of the code that compiles texts. */
  version: string;
  /** Who makes documents of the texts; null where nobody needs them. */
  take: FreshTexts | null;
  onProgress?: Progress | undefined;
  /** Whether the press makes the pictures: then whether they are sound shows later. */
  picturesLater?: boolean | undefined;
  /** As the environment names it. */
  siteUrl: string | null;
  /** Whether documents are made of what is sound, whatever is wrong with the rest. */
  isPartial?: boolean;
}

/**
 * All stages of a sync but the writing: reads and checks the folder, compiles its texts and prepares its pictures, where
 * no reader sees them. A check and a sync both do this, so they find the same.
 */
export async function prepareContent(store: Store, preparation: Preparation): Promise<Prepared> {
  const { contentDir, varDir, memory, version, take, onProgress, siteUrl } = preparation;
  const { isPartial = false, picturesLater = false } = preparation;
  const folder = await checkFolder(contentDir, elsewhere(store), memory, siteUrl);
  const [names, nav] = [await authorNames(store, folder), await navigation(store, folder)];
  const checked = { ...folder, authorNames: names, nav };
  const owned = await ownedByContent(store);
  const stored = await storedHashes(store, checked.entries, owned);
  const leftAlone = await leftAloneBy(store, checked.entries, owned);
  // A text that is compiled for its problems alone needs no document.
  const taken = !isPartial && checked.problems.some(isError) ? null : take;
  const compiled = await compileFolder(checked, stored, memory, version, taken, leftAlone);
  await memory.save();

  const texts = [...compiled.values()];
  const deciding = texts.filter(({ isLeftAlone }) => !isLeftAlone);
  // Nothing will come of the others, but their articles may show what was prepared for them before.
  const known = await knownIn(
    store,
    texts.filter(({ isLeftAlone }) => isLeftAlone).flatMap((text) => text.plans),
  );
  const plans = [...deciding.flatMap((text) => text.plans), ...known];
  const kept = picturesLater ? await keepForLater(plans, varDir) : new Map<string, string>();
  const pictures = await takeInPictures(picturesLater ? [] : plans, varDir, onProgress);
  const damaged = await damagedPictures(pictures.damaged, checked, compiled);
  const { sites } = checked.surroundings;
  const links = await checkLinks({ checked, compiled, sites, idsElsewhere: idsElsewhere(store) });
  const found = [...checked.problems, ...texts.flatMap((text) => text.problems), ...links, ...damaged];
  const { held, waiting } = heldBack(checked, stored, found);
  const problems = isPartial ? [...found, ...waiting] : found;
  return { checked, compiled, plans, picturesMade: pictures.made, kept, problems, held };
}

const elsewhere =
  (store: Store): FindElsewhere =>
  async (slug) => {
    const [here] = await store.articles.publishedBySlugs([slug]);
    // The desk may have moved it: its old address leads there, and so do links to that.
    const moved = here ? null : await store.redirects.find(articleUrl(slug));
    const [article] = here ? [here] : moved === null ? [] : await store.articles.publishedBySlugs([moved]);
    // What had a file, and has none now, is about to leave.
    if (!article || (await store.articles.findOrigin(article.slug)) === 'content') return null;
    return { slug: article.slug, headline: article.headline, kicker: kickerText(article), draft: false };
  };

const idsElsewhere = (store: Store) => async (slug: string) => {
  const [article] = await store.articles.wholeBySlugs([slug]);
  return article ? readPage(article.body.html).ids : [];
};

const askedTogether = 100;

async function knownIn(store: Store, plans: readonly PicturePlan[]): Promise<PicturePlan[]> {
  const known: PicturePlan[] = [];
  for (let i = 0; i < plans.length; i += askedTogether) {
    const batch = plans.slice(i, i + askedTogether);
    const states = await store.pictureUses.statesOf(batch.map(({ picture }) => picture.base));
    known.push(...batch.filter(({ picture }) => states.get(picture.base) !== 'unknown'));
  }
  return known;
}
