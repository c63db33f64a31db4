import type { Generated } from 'kysely';
import type {
  ArticleAuthorTable,
  ArticleTable,
  ArticleTopicTable,
  CorrectionTable,
  LiveUpdateTable,
  RevisionTable,
  SlugHistoryTable,
  TombstoneTable,
} from './schema-articles.ts';

/** A change of something a printed page may show. */
interface ChangeTable {
  id: Generated<number>;
  /** See `lib/news/tags.ts`. */
  tag: string;
  at: string;
}

/** Work to be done after a write, at least once: mail, purges, announcements. */
interface OutboxTable {
  id: Generated<number>;
  kind: string;
  /** json */
  payload: string;
  /** Not before this time; a worker that takes the job moves it ahead, so that no other takes it too. */
  due_at: string;
  attempts: number;
  created_at: string;
  /** When it was done, or given up: then `last_error` says why. */
  done_at: string | null;
  last_error: string | null;
}

/** Sections and topics have the same shape. */
export interface ClassificationTable {
  slug: string;
  name: string;
  description: string;
  /** Order in lists, smallest first. */
  position: number;
  source_hash: string | null;
}

interface AuthorTable {
  slug: string;
  name: string;
  role: string | null;
  email: string | null;
  /** json: web addresses */
  links: string;
  /** json: Picture */
  image: string | null;
  bio_markdown: string;
  bio_html: string;
  bio_text: string;
  source_hash: string | null;
}

interface PageTable {
  slug: string;
  title: string;
  description: string;
  body_markdown: string;
  body_html: string;
  source_hash: string | null;
}

/** An address that leads elsewhere, as `content/redirects.yaml` says. */
interface RedirectTable {
  /** In its one form: `lib/news/old-address.ts`. */
  address: string;
  /** A path of this site or an absolute address. */
  target: string;
}

/** See `settings.ts`. */
interface SettingTable {
  key: string;
  /** json */
  value: string;
}

/** A picture file whose variants are in `var/media`. */
interface MediaTable {
  /** e.g. `/media/kurils.3fa9c21b` */
  base: string;
  /** As writers name it, e.g. `/media/kurils.jpg`. */
  src: string;
  hash: string;
  width: number;
  height: number;
  /** json: widths by shape */
  widths: string;
  original: string | null;
  created_at: string;
  /** json: Placement, which says how it was cropped; null of rows from before there was this column. */
  placement: string | null;
  /** Name of the source's copy in `var/originals`; null where the source is a file of `content/` alone. */
  kept: string | null;
  /** Since when nothing uses it; null while something does. */
  unused_since: string | null;
}

/** Something uses a picture: see `picture-uses.ts`. */
interface PictureUseTable {
  /** e.g. `article:<id>`, `author:mara-lindqvist` */
  used_by: string;
  /** `text`, `waiting` (a revision that readers do not see yet), `update:12` */
  part: string;
  base: string;
  /** Whether readers see it there. */
  is_public: number;
}

/** A file that shows the headline of something, for platforms. */
interface ShareImageTable {
  /** e.g. `/media/share.3fa9c21b0a1b2c3d3fa9c21b/1200x630.jpeg` */
  url: string;
  /** See `ShareDesign.of`. */
  subject: string;
  /** When the file goes; null while pages name it. */
  remove_at: string | null;
}

interface EditorTable {
  id: string;
  name: string;
  /** Lower-case. */
  email: string;
  role: string;
  password_hash: string;
  created_at: string;
  disabled_at: string | null;
}

interface SessionTable {
  /** Hash of the secret in the cookie; the secret itself is stored nowhere. */
  id: string;
  editor_id: string;
  created_at: string;
  expires_at: string;
  last_seen_at: string;
  user_agent: string;
}

interface SubscriberTable {
  id: string;
  /** Lower-case. */
  email: string;
  list: string;
  status: 'pending' | 'confirmed' | 'left';
  /** What the reader agreed to, word by word. */
  consent_text: string;
  requested_at: string;
  confirmed_at: string | null;
  left_at: string | null;
}

/** A secret with which a program may work at the desk. */
interface TokenTable {
  id: string;
  name: string;
  /** Hash of the secret; the secret itself is stored nowhere. */
  hash: string;
  /** json: scopes */
  scopes: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** A link under which a draft can be read. */
interface PreviewTable {
  id: string;
  /** Hash of the secret in the link. */
  hash: string;
  article_id: string;
  /** The revision it shows; null is the newest. */
  revision: number | null;
  created_by: string;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
}

/** A signed request that was taken: it is not taken again. */
interface SignedRequestTable {
  signature: string;
  at: string;
}

/** One row: which store this is. */
interface IdentityTable {
  id: string;
}

/** A published article as search knows it. Its words are in `search_heads` and `search_texts`, which each database has in its own way. */
interface SearchArticleTable {
  /** See `search-number.ts`. */
  id: number;
  article_id: string;
  headline: string;
  dek: string;
  byline: string;
}

/** How many published articles a list has: `tallies.ts`. */
interface TallyTable {
  /** `all`, `section:europe`, `topic:…`, `author:…`, `kind:…`, or `month:2026-11:europe`. */
  list: string;
  count: number;
}

/** One row: `oldest-build.ts`. */
interface OldestBuildTable {
  /** The newest migration that a build must know; empty while any may use the store. */
  migration: string;
}

/** Something that is filled in by and by: `backfills.ts`. */
interface BackfillTable {
  name: string;
  /** How far; null at the beginning. */
  reached: string | null;
}

/** Every table, for Kysely. Full text is apart: `search-sqlite.ts`, `search-postgres.ts`. */
export interface Database {
  article: ArticleTable;
  article_topic: ArticleTopicTable;
  article_author: ArticleAuthorTable;
  revision: RevisionTable;
  correction: CorrectionTable;
  live_update: LiveUpdateTable;
  slug_history: SlugHistoryTable;
  tombstone: TombstoneTable;
  change: ChangeTable;
  outbox: OutboxTable;
  section: ClassificationTable;
  topic: ClassificationTable;
  author: AuthorTable;
  page: PageTable;
  redirect: RedirectTable;
  setting: SettingTable;
  media: MediaTable;
  picture_use: PictureUseTable;
  share_image: ShareImageTable;
  editor: EditorTable;
  session: SessionTable;
  subscriber: SubscriberTable;
  token: TokenTable;
  preview: PreviewTable;
  signed_request: SignedRequestTable;
  identity: IdentityTable;
  search_article: SearchArticleTable;
  backfill: BackfillTable;
  tally: TallyTable;
  oldest_build: OldestBuildTable;
}
