import { z } from 'zod';

/** What a token may do. */
export const scopeSchema = z.enum(['draft', 'publish', 'withdraw']);
export type Scope = z.infer<typeof scopeSchema>;

/** What an operation asks for; `read` is granted with every token. */
export type Need = Scope | 'read';

/**
 * Who may put something before readers may also write it. Taking away is a power of its own: a script that publishes
 * cannot empty the site, and one that withdraws cannot fill it.
 */
const grants: Record<Scope, readonly Need[]> = {
  draft: ['read', 'draft'],
  publish: ['read', 'draft', 'publish'],
  withdraw: ['read', 'withdraw'],
};

export const allows = (scopes: readonly Scope[], need: Need) => scopes.some((scope) => grants[scope].includes(need));
