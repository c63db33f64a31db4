import type { Kysely } from 'kysely';
import type { Archive } from './archive.ts';
import type { ArticleStore } from './articles.ts';
import type { AuthorStore } from './authors.ts';
import type { Backfills } from './backfills.ts';
import type { Catalogue } from './catalogue.ts';
import type { ChangeLog } from './change-log.ts';
import type { ClassificationStore } from './classification.ts';
import type { Dialect } from './connection.ts';
import type { DeskArticles } from './desk-article.ts';
import type { Housekeeping } from './housekeeping.ts';
import type { LiveUpdates } from './live-updates.ts';
import type { MediaStore } from './media.ts';
import type { PictureUses } from './picture-uses.ts';
import type { Outbox } from './outbox.ts';
import type { PageStore } from './pages.ts';
import type { Previews } from './previews.ts';
import type { Redirects } from './redirects.ts';
import type { Database } from './schema.ts';
import type { Search } from './search.ts';
import type { Settings } from './settings.ts';
import type { ShareImages } from './share-images.ts';
import type { SignedRequests } from './signed-requests.ts';
import type { Subscribers } from './subscribers.ts';
import type { Tokens } from './tokens.ts';
import type { Tombstones } from './tombstones.ts';

/** Everything the newsroom keeps, in SQLite or PostgreSQL. The same store, seen from inside a transaction, is `tx`. */
export interface Store {
  readonly dialect: Dialect;
  /** Which store this is: made at random with it, and anew when a backup took its place. */
  readonly id: string;
  renewIdentity(): Promise<void>;
  /** For queries of one's own. Outside a transaction it only reads. */
  readonly db: Kysely<Database>;
  readonly articles: ArticleStore;
  readonly catalogue: Catalogue;
  readonly archive: Archive;
  readonly desk: DeskArticles;
  readonly live: LiveUpdates;
  readonly sections: ClassificationStore;
  readonly topics: ClassificationStore;
  readonly authors: AuthorStore;
  readonly pages: PageStore;
  readonly media: MediaStore;
  readonly pictureUses: PictureUses;
  readonly shareImages: ShareImages;
  readonly settings: Settings;
  readonly changes: ChangeLog;
  readonly outbox: Outbox;
  readonly subscribers: Subscribers;
  readonly redirects: Redirects;
  readonly tombstones: Tombstones;
  readonly tokens: Tokens;
  readonly previews: Previews;
  readonly signedRequests: SignedRequests;
  readonly search: Search;
  readonly backfills: Backfills;
  readonly housekeeping: Housekeeping;
  /**
   * One write transaction; calls inside it join it, also those on the outer store. All of it is kept or nothing:
   * once a joined call has failed, the whole fails with its error, even if the caller caught it.
   */
  transaction<T>(work: (tx: Store) => Promise<T>): Promise<T>;
  /** The database's time, ISO 8601 UTC with milliseconds: it alone decides what is due. */
  now(): Promise<string>;
  close(): Promise<void>;
}
