import type { Logger } from 'pino';
import type { Publication } from '#lib/config/publication.ts';
import type { Exchange } from './answers.ts';
import type { LiveStreams } from './live/live-streams.ts';
import type { Metrics } from './metrics.ts';
import type { NextProcess } from './next/next-process.ts';
import type { OldQueries } from './old-queries.ts';
import type { PagesForReaders } from './page/readers-pages.ts';
import type { RenderQueue } from './page/render-queue.ts';
import type { HeaderSettings } from './page/remembered-page.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RefusalLog } from './refusal-log.ts';
import type { StaticFiles } from './static/static-files.ts';
import type { Store } from '#lib/store/store.ts';
import type { TombstoneList } from './store/tombstone-list.ts';

/** What the press answers with. */
export interface FrontParts {
  memory: PagesForReaders;
  files: StaticFiles;
  next: Pick<NextProcess, 'port' | 'ready'>;
  tombstones: TombstoneList;
  /** Makes a picture that readers may see and that is not there; says whether it is then. */
  makePicture: (base: string) => Promise<boolean>;
  /** The store while it can be had, else null. */
  store: () => Store | null;
  /** What one address may ask for: of renders, and of all else. */
  renderLimit: RateLimit;
  limit: RateLimit;
  streams: LiveStreams;
  metrics: Metrics;
  log: Logger;
  refusalLog: RefusalLog;
  trustedProxies: number;
  settings: () => HeaderSettings;
  publication: () => Publication | null;
  oldQueries: () => OldQueries;
  /** What the settings put at an address, by its path. */
  texts: ReadonlyMap<string, string>;
  /** In which previews are rendered; readers' pages have one of their own. */
  previewQueue: RenderQueue;
  /** Answers `/healthz`, `/readyz` and `/metrics`. */
  report: (what: 'healthz' | 'readyz' | 'metrics', exchange: Exchange) => Promise<void>;
  draining: () => boolean;
  /** Milliseconds within which an answer has to begin. */
  answerWithin: number;
  /** Milliseconds without a byte of a body after which its sender is told to send it again. */
  bodyIdleTimeoutMs: number;
}
