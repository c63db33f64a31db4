import { z } from 'zod';

/** Who is told that something was published. */
export type AnnounceTarget = { kind: 'websub'; url: string } | { kind: 'indexnow'; url: string; key: string };
export type AnnounceKind = AnnounceTarget['kind'];

const webAddresses = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.url({ protocol: /^https?$/, error: 'write addresses with http:// or https://' })));

/** The settings of announcements; all of them may be left out. */
export const announceFields = {
  /** Hubs that are told when a feed changed (WebSub): one or several addresses, with spaces or commas between them. */
  WEBSUB_HUBS: webAddresses.default([]),
  /** With a key, search engines are told which pages changed (IndexNow). It is public: the site shows it at /<key>.txt. */
  INDEXNOW_KEY: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,128}$/, 'write 8 to 128 letters, digits and dashes, e.g. from openssl rand -hex 16')
    .optional(),
  /** Who is told; one passes it on to the others. */
  INDEXNOW_ENDPOINTS: webAddresses.optional(),
};

type AnnounceSettings = z.infer<z.ZodObject<typeof announceFields>>;

/** Refuses endpoints without a key; said together with all other problems of the environment. */
export function withWholeAnnouncements<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.refine(
    (env) => {
      const { INDEXNOW_ENDPOINTS: endpoints, INDEXNOW_KEY: key } = env as Partial<AnnounceSettings>;
      return endpoints === undefined || key !== undefined;
    },
    { path: ['INDEXNOW_KEY'], error: 'INDEXNOW_ENDPOINTS is set, so INDEXNOW_KEY is needed too', when: () => true },
  );
}

/** Whom the environment names, nobody twice. */
export function announceTargets(env: AnnounceSettings): AnnounceTarget[] {
  const {
    WEBSUB_HUBS: hubs,
    INDEXNOW_KEY: key,
    INDEXNOW_ENDPOINTS: endpoints = ['https://api.indexnow.org/indexnow'],
  } = env;
  return [
    ...[...new Set(hubs)].map((url): AnnounceTarget => ({ kind: 'websub', url })),
    ...(key === undefined
      ? []
      : [...new Set(endpoints)].map((url): AnnounceTarget => ({ kind: 'indexnow', url, key }))),
  ];
}
