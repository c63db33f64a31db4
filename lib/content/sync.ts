import path from 'node:path';
import { takeInPictures } from '#lib/media/take-in-pictures.ts';
import type { PicturePlan } from '#lib/media/picture-plan.ts';
import type { Status } from '#lib/news/article.ts';
import { placePictures } from '#lib/pictures/place-pictures.ts';
import type { Store } from '#lib/store/store.ts';
import { noMemory, openMemory } from './content-memory.ts';
import { drawNewest } from './draw-newest.ts';
import type { Entry } from './entries.ts';
import { readDocuments as readByContentlayer, type CheckedText, type ReadDocuments } from './documents.ts';
import { graveChanges } from './grave-changes.ts';
import { memoryVersion, pipelineVersion } from './pipeline-version.ts';
import { prepareContent } from './prepare-content.ts';
import { isError, type ContentProblem } from './problem.ts';
import { documentFolders } from './read-folder.ts';
import { Spool, type Ready } from './spool.ts';
import { syncName, writeContent, type Counts, type LeftAlone } from './write-content.ts';

/** @param changes sentences for a person, see `graveChanges` */
export type Confirm = (changes: readonly string[]) => Promise<boolean>;

export interface SyncOptions {
  /** The folder that holds the publication. */
  contentDir: string;
  /** Where prepared pictures and caches live. */
  varDir: string;
  /** Who makes documents of the files; contentlayer, where nobody else is named. */
  readDocuments?: ReadDocuments;
  /** Whether images of headlines are drawn: the newest of what changed, see `drawNewest`. */
  shareImages?: boolean;
  /** While pictures are prepared, which takes longest. */
  onProgress?: (done: number, total: number) => void;
  /** The site's address as the environment names it, for links that are written whole. */
  siteUrl?: string | null;
  /** Writes what is sound, and leaves what has an error as the store has it; without it, one error stops all. */
  partial?: boolean;
  /** Asks whether grave changes are meant; where nobody can be asked, they are not. */
  confirm?: Confirm;
  /** Whether the press makes pictures, and share images with them, while readers have the text already. */
  picturesLater?: boolean;
  /** While share images are drawn. */
  onShareImage?: (done: number, total: number) => void;
}

export interface SyncReport {
  /** Errors (then nothing was written) and warnings; of articles that did not change, only the warnings are not repeated. */
  problems: ContentProblem[];
  /** Whether the store now says what the folder says. */
  written: boolean;
  /** Grave changes that nobody has said to be meant: then nothing was written. */
  unconfirmed: string[];
  articles: Counts;
  /** Articles that are new. */
  added: { slug: string; status: Status }[];
  /** Files that were held back for an error, by label: only of a partial sync. */
  heldBack: string[];
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

/**
 * Says everything that a sync would object to. Nothing is written to the store; pictures that it had to prepare to see
 * whether they are sound, the next sync finds prepared.
 */
export async function checkContent(
  store: Store,
  {
    contentDir,
    varDir,
    onProgress,
    siteUrl = null,
  }: Pick<SyncOptions, 'contentDir' | 'varDir' | 'onProgress' | 'siteUrl'>,
): Promise<ContentProblem[]> {
  const reading = { contentDir, varDir, memory: noMemory, version: '', take: null, onProgress, siteUrl };
  const { checked, problems } = await prepareContent(store, reading);
  const grave = (await graveChanges(store, checked)).map((change): ContentProblem => {
    const file = path.posix.join(path.basename(path.resolve(contentDir)), 'publication.yaml');
    const instead = 'if that is meant, sync with --yes';
    return { file, line: 1, problem: `a sync would ask first: ${change}`, instead, severity: 'warning' };
  });
  return [...problems, ...grave];
}

/**
 * Brings the store to what the content folder says: new and changed articles, sections, topics, authors, pages and
 * the publication's own data, and takes out what has no file any more. All of it or, when anything is wrong with
 * the content, nothing. Articles of the desk and imported ones are never touched.
 */
export async function syncContent(store: Store, options: SyncOptions): Promise<SyncReport> {
  const spool = await Spool.open(options.varDir);
  try {
    return await syncThrough(spool, store, options);
  } finally {
    await spool.remove();
  }
}

async function syncThrough(spool: Spool, store: Store, options: SyncOptions): Promise<SyncReport> {
  const began = performance.now();
  const { contentDir, varDir, readDocuments = readByContentlayer, shareImages = false, onShareImage } = options;
  const version = pipelineVersion();
  const memory = await openMemory(contentDir, varDir, `${memoryVersion(version)} ${options.siteUrl ?? ''}`);
  const take = {
    read: (texts: readonly CheckedText[]) => readDocuments(texts, varDir),
    add: (each: Ready) => spool.add(each),
  };
  const { onProgress, siteUrl = null, partial: isPartial = false, picturesLater = false } = options;
  const reading = { contentDir, varDir, memory, version, take, onProgress, siteUrl, isPartial, picturesLater };
  const prepared = await prepareContent(store, reading);
  await spool.close();

  const { checked, compiled, plans, problems, held } = prepared;
  const report: SyncReport = {
    problems: problems.filter(isError),
    written: false,
    unconfirmed: [],
    articles: { total: checked.entries.articles.length, added: 0, changed: 0, unchanged: 0, removed: 0 },
    added: [],
    heldBack: [],
    leftAlone: [],
    published: [],
    picturesMade: prepared.picturesMade,
    shareImagesMade: 0,
    undrawn: [],
    warnings: problems.filter((problem) => !isError(problem)).length,
    seconds: 0,
  };
  const finish = () => ({ ...report, seconds: (performance.now() - began) / 1000 });
  // A first sync without a publication would put an empty paper before readers.
  const isReadable = checked.publication !== null || (await store.settings.get('publication')) !== null;
  if (report.problems.length > 0 && !(isPartial && isReadable)) return finish();
  report.heldBack = [...held].sort();
  // What is held back of the publication is not written over the other one.
  const isNamed = !held.has(checked.files.publication?.label ?? '');
  const grave = await graveChanges(store, { ...checked, publication: isNamed ? checked.publication : null });
  if (grave.length > 0 && !(await options.confirm?.(grave))) {
    report.unconfirmed = grave;
    return finish();
  }

  const isSound = ({ source }: Entry<unknown>) => !held.has(source.label);
  const sound = documentFolders.flatMap((folder): Entry<unknown>[] => checked.entries[folder]).filter(isSound);
  const deciding = sound.flatMap(({ source }) => {
    const text = compiled.get(source.path);
    return text && !text.isLeftAlone ? text : [];
  });
  const { articles, leftAlone, added } = await store.transaction(async (tx) => {
    const written = await writeContent(tx, checked, compiled, spool, held);
    await registerPictures(
      tx,
      deciding.flatMap((text) => (text.isFresh ? text.plans : [])),
      prepared.kept,
    );
    return written;
  });
  report.published = await store.articles.publishDue(syncName);
  const areNew = prepared.picturesMade > 0 || deciding.some(({ isFresh }) => isFresh);
  if (!picturesLater) await placeMade(store, varDir, plans, areNew);

  const fresh = sound.filter(({ source }) => compiled.get(source.path)?.isFresh);
  // Now that readers may see what they show.
  if (shareImages && !picturesLater) {
    const images = await drawNewest(store, varDir, fresh, onShareImage);
    report.shareImagesMade = images.made;
    report.undrawn = images.failures;
  }
  const labels = new Set(fresh.map(({ source }) => source.label));
  report.problems = problems.filter(
    (problem) => isError(problem) || labels.has(problem.file) || held.has(problem.file),
  );
  report.added = await withStatus(store, added);
  return { ...finish(), articles, leftAlone, written: true };
}

async function withStatus(store: Store, slugs: readonly string[]): Promise<SyncReport['added']> {
  if (slugs.length === 0) return [];
  const states = new Map((await store.articles.sources('content')).map(({ slug, status }) => [slug, status]));
  return slugs.map((slug) => ({ slug, status: states.get(slug) ?? 'draft' }));
}

/** Puts pictures before readers; whatever took one away since this sync found it, the store knows of its use by now. */
async function placeMade(
  store: Store,
  varDir: string,
  plans: readonly PicturePlan[],
  isChanged: boolean,
): Promise<void> {
  if (!isChanged) return;
  await takeInPictures(plans, varDir);
  await placePictures(store, varDir, [...new Set(plans.map(({ picture }) => picture.base))]);
}

async function registerPictures(
  tx: Store,
  plans: readonly PicturePlan[],
  originals: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { src, hash, picture, placement } of new Map(plans.map((plan) => [plan.picture.base, plan])).values()) {
    if (await tx.media.byBase(picture.base)) continue;
    const kept = originals.get(picture.base);
    await tx.media.save({ src, hash, file: picture, placement: JSON.stringify(placement), kept });
  }
}
