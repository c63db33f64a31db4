import { z } from 'zod';

/** A cache before the site that is told which tags changed. */
export type PurgeTarget =
  | { kind: 'fastly'; apiUrl: string; serviceId: string; token: string }
  | { kind: 'cloudflare'; apiUrl: string; zoneId: string; token: string }
  | { kind: 'http'; url: string; method: string; header: string; token: string | null };

const webAddress = z.url({ protocol: /^https?$/, error: 'write an address with http:// or https://' });
/** What a header line can carry. */
const token = z.string().regex(/^[!-~]+$/, 'write the token alone, without spaces');

/** The settings of the caches before the site; all of them may be left out. */
export const cdnFields = {
  /** Fastly: the service whose pages are purged, and a token with the scope `purge_select`. */
  FASTLY_SERVICE_ID: z
    .string()
    .regex(/^[A-Za-z0-9]+$/, 'write the letters and digits of a Fastly service')
    .optional(),
  FASTLY_API_TOKEN: token.optional(),
  FASTLY_API_URL: webAddress.default('https://api.fastly.com'),
  /** Cloudflare: the zone, and a token that may purge its cache. */
  CLOUDFLARE_ZONE_ID: z
    .string()
    .regex(/^[A-Za-z0-9]+$/, 'write the letters and digits of a Cloudflare zone')
    .optional(),
  CLOUDFLARE_API_TOKEN: token.optional(),
  CLOUDFLARE_API_URL: webAddress.default('https://api.cloudflare.com/client/v4'),
  /** Caches of one's own (Varnish): one or several addresses, with spaces or commas between them. */
  PURGE_URLS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(
      z.array(
        webAddress.refine((url) => !URL.canParse(url) || new URL(url).username === '', {
          error: 'leave the password out of the address and put it into PURGE_TOKEN',
        }),
      ),
    )
    .default([]),
  PURGE_METHOD: z
    .string()
    .regex(/^[A-Z]+$/, 'write a method in capitals, e.g. PURGE')
    .default('PURGE'),
  /** The header that names the tags. */
  PURGE_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, 'write the name of a header, e.g. Surrogate-Key or xkey-purge')
    .default('Surrogate-Key'),
  /** Sent as a bearer token. */
  PURGE_TOKEN: token.optional(),
};

/** Settings that are of no use without each other. */
const pairs = [
  ['FASTLY_SERVICE_ID', 'FASTLY_API_TOKEN'],
  ['CLOUDFLARE_ZONE_ID', 'CLOUDFLARE_API_TOKEN'],
] as const;

/** Refuses a cache that is set up by half; said together with all other problems of the environment. */
export function withWholeCdns<Schema extends z.ZodType>(schema: Schema): Schema {
  return pairs
    .flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
    .reduce(
      (checked, [given, needed]) =>
        checked.refine(
          (env) => {
            const settings = env as Partial<Record<string, unknown>>;
            return settings[given] === undefined || settings[needed] !== undefined;
          },
          { path: [needed], error: `${given} is set, so ${needed} is needed too`, when: () => true },
        ),
      schema,
    );
}

/** The caches that the environment names, none of them twice. */
export function purgeTargets(env: z.infer<z.ZodObject<typeof cdnFields>>): PurgeTarget[] {
  const targets: PurgeTarget[] = [];
  const withoutSlash = (url: string) => url.replace(/\/+$/, '');
  if (env.FASTLY_SERVICE_ID && env.FASTLY_API_TOKEN) {
    const apiUrl = withoutSlash(env.FASTLY_API_URL);
    targets.push({ kind: 'fastly', apiUrl, serviceId: env.FASTLY_SERVICE_ID, token: env.FASTLY_API_TOKEN });
  }
  if (env.CLOUDFLARE_ZONE_ID && env.CLOUDFLARE_API_TOKEN) {
    const apiUrl = withoutSlash(env.CLOUDFLARE_API_URL);
    targets.push({ kind: 'cloudflare', apiUrl, zoneId: env.CLOUDFLARE_ZONE_ID, token: env.CLOUDFLARE_API_TOKEN });
  }
  const { PURGE_METHOD: method, PURGE_HEADER: header, PURGE_TOKEN: bearer = null } = env;
  for (const url of new Set(env.PURGE_URLS)) targets.push({ kind: 'http', url, method, header, token: bearer });
  return targets;
}
