import { z } from 'zod';

const envSchema = z.object({
  /** The address readers use; canonical links are made of it, never of a request's headers. */
  SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** `file:` is embedded SQLite; `postgres:` serves several instances. */
  DATABASE_URL: z
    .string()
    .regex(/^(file|postgres(ql)?):/, 'write file:./var/broadsheet.db or postgres://…')
    .default('file:./var/broadsheet.db'),
  /** The folder that holds the publication. */
  BROADSHEET_CONTENT: z.string().min(1).default('./content'),
  /** Where the store, prepared pictures and caches live. */
  BROADSHEET_VAR: z.string().min(1).default('./var'),
});

export interface Env {
  /** Without a slash at the end; null where the environment does not say. */
  siteUrl: string | null;
  port: number;
  databaseUrl: string;
  contentDir: string;
  varDir: string;
}

/** The only reader of `process.env`. Throws at start with every problem at once. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const result = envSchema.safeParse(source);
  if (!result.success) throw new Error(`Invalid environment:\n${z.prettifyError(result.error)}`);
  const env = result.data;
  return {
    siteUrl: env.SITE_URL?.replace(/\/+$/, '') ?? null,
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    contentDir: env.BROADSHEET_CONTENT,
    varDir: env.BROADSHEET_VAR,
  };
}
