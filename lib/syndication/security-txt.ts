/** Where to report a weakness; see `wellKnown.security` of publication.yaml. */
interface SecurityContact {
  contact: readonly string[];
  languages: readonly string[];
  policy?: string | undefined;
  encryption?: string | undefined;
  acknowledgments?: string | undefined;
}

/**
 * `/.well-known/security.txt` (RFC 9116).
 *
 * What it says is as true as publication.yaml, of which it is printed again and again: it expires at the beginning of a
 * month, six to seven months from now, and so says the same the whole month.
 *
 * @param now ISO 8601
 */
export function securityTxt(
  { contact, languages, policy, encryption, acknowledgments }: SecurityContact,
  siteUrl: string,
  now: string,
): string {
  const today = new Date(now);
  const expires = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 7, 1));
  const fields: [name: string, value: string | undefined][] = [
    ...contact.map((each): [string, string] => ['Contact', each]),
    ['Expires', expires.toISOString()],
    ['Encryption', encryption],
    ['Acknowledgments', acknowledgments],
    ['Preferred-Languages', languages.length > 0 ? languages.join(', ') : undefined],
    ['Canonical', `${siteUrl}/.well-known/security.txt`],
    ['Policy', policy],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\n`)).join('');
}
