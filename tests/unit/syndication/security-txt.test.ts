import { expect, test } from 'vitest';
import { securityTxt } from '#lib/syndication/security-txt.ts';

const contact = { contact: ['mailto:security@example.org', 'https://example.org/report'], languages: ['en', 'fr'] };

test('security.txt says where to report a weakness, and until when that holds: RFC 9116', () => {
  const file = securityTxt(
    { ...contact, policy: 'https://example.org/policy' },
    'https://example.org',
    '2026-11-24T16:00:00Z',
  );
  expect(file).toBe(`Contact: mailto:security@example.org
Contact: https://example.org/report
Expires: 2027-06-01T00:00:00.000Z
Preferred-Languages: en, fr
Canonical: https://example.org/.well-known/security.txt
Policy: https://example.org/policy
`);
});

test('it expires half a year later, always within one, and says the same all month', () => {
  const expires = (now: string) => /Expires: (.*)/.exec(securityTxt(contact, 'https://example.org', now))?.[1];
  expect(expires('2026-06-01T00:00:00Z')).toBe(expires('2026-06-30T23:59:59Z'));
  for (const now of ['2026-01-31T00:00:00Z', '2026-06-15T12:00:00Z', '2026-12-31T23:59:59Z']) {
    const days = (Date.parse(expires(now)!) - Date.parse(now)) / 86_400_000;
    expect(days).toBeGreaterThan(180);
    expect(days).toBeLessThan(220);
  }
});
