import { z } from 'zod';

const webAddress = z.url({ protocol: /^https$/, error: 'write an address with https://' });
/** A line is a record of a file in which line ends part records. */
const record = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\r\n\0]+$/, 'write each record on one line');

const records = z.array(record, { error: 'write a list of records, each on one line' });

const securitySchema = z.strictObject(
  {
    contact: z
      .array(z.string().regex(/^(?:mailto:|https:\/\/|tel:)[^\s]+$/, 'write mailto:…, https://… or tel:…'), {
        error: 'write a list, e.g. [mailto:security@example.org]',
      })
      .min(1, 'name at least one contact, e.g. mailto:security@example.org')
      .describe('Where to report a weakness, best first: `mailto:`, `https:` or `tel:`'),
    languages: z
      .array(z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'write a language tag, e.g. en'))
      .default([])
      .describe('Languages that are understood there (BCP 47)'),
    policy: webAddress.optional().describe('What is done with a report'),
    encryption: webAddress.optional().describe('A key for confidential reports'),
    acknowledgments: webAddress.optional().describe('Who is thanked'),
  },
  { error: 'write {contact: [mailto:security@example.org]}, or leave the key out' },
);

/** Files and addresses that programs look for at agreed places. What is left out is not there: 404. */
export const wellKnownSchema = z.strictObject(
  {
    ads: records
      .default([])
      .describe('`/ads.txt`: who may sell our advertising space, a record a line (IAB Tech Lab, ads.txt 1.1)'),
    appAds: records.default([]).describe('`/app-ads.txt`: the same for apps'),
    security: securitySchema.nullable().default(null).describe('`/.well-known/security.txt` (RFC 9116)'),
    changePassword: z
      .string()
      .regex(/^(?:\/(?![/\\])|https:\/\/)[^\s\\]*$/, 'write a path, e.g. /desk/password, or an address with https://')
      .nullable()
      .default(null)
      .describe(
        '`/.well-known/change-password` leads there (https://w3c.github.io/webappsec-change-password-url/): a path or an address',
      ),
  },
  { error: 'write {ads: […], security: {contact: […]}, changePassword: /…}, or leave the key out' },
);
