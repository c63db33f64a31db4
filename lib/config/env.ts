import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { announceFields, announceTargets, withWholeAnnouncements, type AnnounceTarget } from './announce.ts';
import { cdnFields, purgeTargets, withWholeCdns, type PurgeTarget } from './cdn.ts';

const ownVar = './var';

const envSchema = z.object({
  /** The address readers use; canonical links are made of it, never of a request's headers. */
  SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Where the press listens: an address of this machine. Left out: this machine alone where proxies of ours stand before it, else all. */
  LISTEN_ADDRESS: z
    .union([z.ipv4(), z.ipv6()], {
      error: 'write an address of this machine, e.g. 127.0.0.1; 0.0.0.0 means all of them',
    })
    .optional(),
  /** Set by the press for Next behind it: the port of the press. Next writes its own one into PORT. */
  BEHIND_PRESS: z.coerce.number().int().min(1).max(65535).optional(),
  /** `file:` is embedded SQLite; `postgres:` serves several instances. */
  DATABASE_URL: z
    .string()
    .regex(/^(file|postgres(ql)?):/, 'write file:./var/broadsheet.db or postgres://…')
    .optional(),
  /** The folder that holds the publication. */
  BROADSHEET_CONTENT: z.string().min(1).default('./content'),
  /** Where the store, prepared pictures and caches live. */
  BROADSHEET_VAR: z.string().min(1).default(ownVar),
  /** Whether a sync may remove much, or write one publication over another, without asking. */
  BROADSHEET_SYNC_YES: z.enum(['0', '1'], { error: 'write 1 or 0' }).default('0'),
  /** How many proxies of ours (nginx, a CDN) stand before the press; rate limits then believe X-Forwarded-For so far. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** Open pages of live coverage that hear of updates at once; all others ask every ten seconds. 0 holds no stream open. */
  LIVE_STREAMS: z.coerce.number().int().min(0).max(100_000).default(2000),
  /** Megabytes of finished pages that the press keeps in memory. */
  PAGE_MEMORY_MB: z.coerce.number().int().min(1).max(65_536).default(96),
  /** Megabytes of heap that Next may take; one that needs more ends, and is started again. */
  NEXT_HEAP_MB: z.coerce.number().int().min(128, 'write at least 128').default(256),
  /** Megabytes of last good copies that the press, and of prints that Next keeps on disk. */
  PAGE_DISK_MB: z.coerce.number().int().min(1).default(2048),
  /** Who sends it as a bearer token may read /metrics from anywhere; without it, only this machine may. */
  METRICS_TOKEN: z.string().min(16, 'write at least 16 characters').optional(),
  /** Who signs with it may do anything at the desk through /api/desk/webhook; without it, there is no such address. */
  WEBHOOK_SECRET: z.string().min(32, 'write at least 32 characters, e.g. from openssl rand -hex 32').optional(),
  /** The token with which the command line works on a remote site. */
  BROADSHEET_TOKEN: z.string().min(1).optional(),
  /** Whether images of headlines are drawn, for platforms to show with a link. */
  SHARE_IMAGES: z.enum(['on', 'off'], { error: 'write on or off' }).default('on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ...cdnFields,
  ...announceFields,
});

export interface Env {
  /** Without a slash at the end; null where the environment does not say. */
  siteUrl: string | null;
  port: number;
  /** Whether the press stands before this process, and puts the banner into its pages. */
  behindPress: boolean;
  /** Of this machine; null for all of them. */
  listenAddress: string | null;
  databaseUrl: string;
  contentDir: string;
  varDir: string;
  /** Whether a sync need not ask. */
  syncYes: boolean;
  trustedProxies: number;
  liveStreams: number;
  pageMemoryBytes: number;
  nextHeapMegabytes: number;
  pageDiskBytes: number;
  metricsToken: string | null;
  webhookSecret: string | null;
  deskToken: string | null;
  shareImages: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** The caches before the site that are told of changes; mostly none. */
  purgeTargets: readonly PurgeTarget[];
  /** Hubs and search engines that are told what was published; mostly none. */
  announceTargets: readonly AnnounceTarget[];
}

/** The store in `BROADSHEET_VAR`, where `DATABASE_URL` names none. */
export function defaultStore(varDir: string = ownVar): string {
  const file = 'broadsheet.db';
  // As an address of a file, whatever letters its folders have.
  return varDir === ownVar ? `file:${ownVar}/${file}` : pathToFileURL(path.resolve(varDir, file)).href;
}

/** The only reader of `process.env`. Throws at start with every problem at once. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = withWholeAnnouncements(withWholeCdns(envSchema)).safeParse(source);
  if (!result.success) throw new Error(`Invalid environment:\n${z.prettifyError(result.error)}`);
  const env = result.data;
  return {
    siteUrl: env.SITE_URL?.replace(/\/+$/, '') ?? null,
    port: env.BEHIND_PRESS ?? env.PORT,
    behindPress: env.BEHIND_PRESS !== undefined,
    // Whoever reaches the port could write their own address where proxies are believed.
    listenAddress: env.LISTEN_ADDRESS ?? (env.TRUSTED_PROXIES > 0 ? '127.0.0.1' : null),
    databaseUrl: env.DATABASE_URL ?? defaultStore(env.BROADSHEET_VAR),
    contentDir: env.BROADSHEET_CONTENT,
    varDir: env.BROADSHEET_VAR,
    syncYes: env.BROADSHEET_SYNC_YES === '1',
    trustedProxies: env.TRUSTED_PROXIES,
    liveStreams: env.LIVE_STREAMS,
    pageMemoryBytes: env.PAGE_MEMORY_MB * 1024 * 1024,
    nextHeapMegabytes: env.NEXT_HEAP_MB,
    pageDiskBytes: env.PAGE_DISK_MB * 1024 * 1024,
    metricsToken: env.METRICS_TOKEN ?? null,
    webhookSecret: env.WEBHOOK_SECRET ?? null,
    deskToken: env.BROADSHEET_TOKEN ?? null,
    shareImages: env.SHARE_IMAGES === 'on',
    logLevel: env.LOG_LEVEL,
    purgeTargets: purgeTargets(env),
    announceTargets: announceTargets(env),
  };
}
