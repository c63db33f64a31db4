import { preparePictures } from '#lib/media/prepare-pictures.ts';
import type { PicturePlan } from '#lib/media/plan-picture.ts';
import { ShareImageMaker } from '#lib/share-images/share-image-maker.ts';
import { kindName } from '#lib/news/kind.ts';
import type { Store } from '#lib/store/store.ts';
import { checkFolder, type CheckedFolder, type FindElsewhere } from './check-folder.ts';
import { compileFolder, type Compiled } from './compile-folder.ts';
import { openMemory } from './compile-memory.ts';
import { readDocuments as readByContentlayer, type ReadDocuments } from './documents.ts';
import { unreadable } from './picture-shelf.ts';
import { pipelineVersion } from './pipeline-version.ts';
import { isError, type ContentProblem } from './problem.ts';
import { documentFolders } from './read-folder.ts';
import { storedHashes, syncName, writeContent, type Counts, type LeftAlone } from './write-content.ts';

export interface SyncOptions {
  /** The folder that holds the publication. */
  contentDir: string;
  /** Where prepared pictures and caches live. */
  varDir: string;
  /** Whether images of headlines are drawn. */
  shareImages?: boolean;
  /** Who makes documents of the files; contentlayer, where nobody else is named. */
  readDocuments?: ReadDocuments;
  /** While pictures are prepared, which takes longest. */
  onProgress?: (done: number, total: number) => void;
  /** While share images are drawn. */
  onShareImage?: (done: number, total: number) => void;
}

export interface SyncReport {
  /** Errors (then nothing was written) and warnings; of articles that did not change, only the warnings are not repeated. */
  problems: ContentProblem[];
  /** Whether the store now says what the folder says. */
  written: boolean;
  articles: Counts;
  /** Files that do not decide about their article any more. */
  leftAlone: LeftAlone[];
  /** Slugs of articles that were due. */
  published: string[];
  picturesMade: number;
  shareImagesMade: number;
  /** What could not be drawn and why; those pages go without. */
  undrawn: string[];
  /** Warnings in all, with those of unchanged articles. */
  warnings: number;
  seconds: number;
}

/** Says what a sync would object to; every text is compiled, nothing is written. */
export async function checkContent(store: Store, { contentDir }: Pick<SyncOptions, 'contentDir'>): Promise<ContentProblem[]> {
  const checked = await checkFolder(contentDir, elsewhere(store));
  const forgetful = { get: () => null, set: () => {}, save: async () => {} };
  const compiled = await compileFolder(checked, new Map(), forgetful, '');
  return [...checked.problems, ...[...compiled.values()].flatMap(({ problems }) => problems)];
}

/**
 * Brings the store to what the content folder says: new and changed articles, sections, topics, authors, pages and
 * the publication's own data, and takes out what has no file any more. All of it or, when anything is wrong with
 * the content, nothing. Articles of the desk and imported ones are never touched.
 */
export async function syncContent(store: Store, options: SyncOptions): Promise<SyncReport> {
  const began = performance.now();
  const { contentDir, varDir, shareImages = false, readDocuments = readByContentlayer, onProgress, onShareImage } = options;
  const checked = await checkFolder(contentDir, elsewhere(store));
  const version = await pipelineVersion();
  const memory = await openMemory(contentDir, varDir, version);
  const compiled = await compileFolder(checked, await storedHashes(store, checked.entries), memory, version);
  const problems = [...checked.problems, ...[...compiled.values()].flatMap((text) => text.problems)];
  const report: SyncReport = {
    problems: problems.filter(isError),
    written: false,
    articles: { total: checked.entries.articles.length, added: 0, changed: 0, unchanged: 0, removed: 0 },
    leftAlone: [],
    published: [],
    picturesMade: 0,
    shareImagesMade: 0,
    undrawn: [],
    warnings: problems.filter((problem) => !isError(problem)).length,
    seconds: 0,
  };
  const finish = () => ({ ...report, seconds: (performance.now() - began) / 1000 });
  if (report.problems.length > 0) return finish();

  const documents = await readDocuments(contentDir, varDir, checked.entries);
  const plans = [...compiled.values()].flatMap((text) => text.plans);
  const pictures = await preparePictures(plans, varDir, onProgress);
  report.picturesMade = pictures.made;
  report.problems = pictures.damaged.flatMap(({ plan, reason }) => usesOf(plan, reason, checked, compiled));
  if (report.problems.length > 0) return finish();

  const { articles, leftAlone } = await store.transaction(async (tx) => {
    const written = await writeContent(tx, checked, documents, compiled);
    await registerPictures(tx, plans);
    return written;
  });
  report.published = await store.articles.publishDue(syncName);
  await memory.save();
  // Now that readers may see what they show.
  if (shareImages) {
    const images = await drawShareImages(store, varDir, onShareImage);
    report.shareImagesMade = images.made;
    report.undrawn = images.failures;
  }

  const fresh = new Set([...compiled].flatMap(([path, { body }]) => (body ? [path] : [])));
  const isFresh = ({ file }: ContentProblem) => [...fresh].some((path) => file.endsWith(`/${path}`));
  report.problems = problems.filter(isFresh);
  return { ...finish(), articles, leftAlone, written: true };
}

async function drawShareImages(store: Store, varDir: string, onProgress: SyncOptions['onShareImage']) {
  const maker = new ShareImageMaker(varDir);
  try {
    const made = await maker.makeAll(store, onProgress);
    await maker.removeGone(store);
    return made;
  } finally {
    maker.stop();
  }
}

const elsewhere =
  (store: Store): FindElsewhere =>
  async (slug) => {
    const [article] = await store.articles.publishedBySlugs([slug]);
    // What had a file, and has none now, is about to leave.
    if (!article || (await store.articles.findOrigin(slug)) === 'content') return null;
    return { slug, headline: article.headline, kicker: kindName[article.kind], draft: false };
  };

/** Every file and line that shows a picture whose data turned out to be damaged. */
function usesOf(plan: PicturePlan, reason: string, checked: CheckedFolder, compiled: ReadonlyMap<string, Compiled>): ContentProblem[] {
  return documentFolders
    .flatMap((folder): { source: CheckedFolder['entries']['articles'][number]['source'] }[] => checked.entries[folder])
    .filter(({ source }) => compiled.get(source.path)?.plans.some(({ file }) => file === plan.file))
    .map(({ source }) => {
      const src = plan.src;
      const line = source.text.slice(0, Math.max(0, source.text.indexOf(src))).split('\n').length;
      return { file: source.label, line, ...unreadable(src, reason), severity: 'error' as const };
    });
}

async function registerPictures(tx: Store, plans: readonly PicturePlan[]): Promise<void> {
  const known = new Map((await tx.media.all()).map(({ file, src }) => [file.base, src]));
  for (const plan of new Map(plans.map((each) => [each.picture.base, each])).values()) {
    if (known.get(plan.picture.base) === undefined) await tx.media.save({ src: plan.src, hash: plan.hash, file: plan.picture });
  }
}
