import { z } from 'zod';

const webAddress = z.url({ protocol: /^https$/, error: 'write an address with https://' });
/** A line is a record of a file in which line ends part records. */
const record = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\r\n\0]+$/, 'write each record on one line');

const securitySchema = z.strictObject({
  /** Where to report a weakness, best first: `mailto:`, `https:` or `tel:`. */
  contact: z
    .array(z.string().regex(/^(?:mailto:|https:\/\/|tel:)[^\s]+$/, 'write mailto:…, https://… or tel:…'))
    .min(1, 'name at least one contact, e.g. mailto:security@example.org'),
  /** Languages that are understood there (BCP 47). */
  languages: z
    .array(z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'write a language tag, e.g. en'))
    .default([]),
  /** What is done with a report. */
  policy: webAddress.optional(),
  /** A key for confidential reports. */
  encryption: webAddress.optional(),
  /** Who is thanked. */
  acknowledgments: webAddress.optional(),
});

/** Files and addresses that programs look for at agreed places. What is left out is not there: 404. */
export const wellKnownSchema = z.strictObject({
  /** `/ads.txt`: who may sell our advertising space, a record a line (IAB Tech Lab, ads.txt 1.1). */
  ads: z.array(record).default([]),
  /** `/app-ads.txt`: the same for apps. */
  appAds: z.array(record).default([]),
  /** `/.well-known/security.txt` (RFC 9116). */
  security: securitySchema.nullable().default(null),
  /** `/.well-known/change-password` leads there (https://w3c.github.io/webappsec-change-password-url/): a path or an address. */
  changePassword: z
    .string()
    .regex(/^(?:\/(?![/\\])|https:\/\/)[^\s\\]*$/, 'write a path, e.g. /desk/password, or an address with https://')
    .nullable()
    .default(null),
});
