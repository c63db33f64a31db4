import { z } from 'zod';

/** Characters of a slug at most. */
export const slugLimit = 120;

/** The name of a thing in addresses and files: lower-case letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'write lower-case letters, digits and single hyphens, e.g. "law-and-treaties"')
  .max(slugLimit, `write at most ${slugLimit} characters`);
