import { z } from 'zod';

/** Characters of a slug at most. */
export const slugLimit = 120;

/** A slug. @param advice what to write where there is none */
export const slugNamed = (advice?: string) =>
  z
    .string(advice === undefined ? undefined : { error: advice })
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'write lower-case letters, digits and single hyphens, e.g. "law-and-treaties"')
    .max(slugLimit, `write at most ${slugLimit} characters`);

/** The name of a thing in addresses and files: lower-case letters, digits and single hyphens. */
export const slugSchema = slugNamed();
