import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new secret: 256 random bits, which nobody guesses; so a fast hash is enough to keep of it. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** What is kept of a secret, as hexadecimal digits. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Whether a secret that was shown is the one whose hash was kept; it takes the same time either way. */
export const isSecret = (shown: string, kept: string) => timingSafeEqual(Buffer.from(hashOf(shown)), Buffer.from(kept));
