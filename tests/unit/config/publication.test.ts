import { expect, test } from 'vitest';
import { missingPolicies, parsePolicy, publicationSchema } from '#lib/config/publication.ts';

const publication = (policies: object) => publicationSchema.parse({ name: 'The Paper', organization: { policies } });

test('the policies that a newsroom has not written down are named', () => {
  expect(missingPolicies(publicationSchema.parse({ name: 'The Paper' }))).toHaveLength(12);
  const written = { ethicsPolicy: 'page:ethics', masthead: 'page:staff' };
  const missing = missingPolicies(publication(written));
  expect(missing).toContain('correctionsPolicy');
  expect(missing).not.toContain('ethicsPolicy');
});

test('a policy is a page or a part of one', () => {
  expect(parsePolicy('page:standards#sources')).toEqual({ slug: 'standards', anchor: '#sources' });
  expect(parsePolicy('page:standards')).toEqual({ slug: 'standards', anchor: '' });
  for (const wrong of ['standards', 'section:oceans', 'page:Standards', 'page:x#', 'page:x#a b']) {
    expect(publicationSchema.safeParse({ name: 'x', organization: { policies: { masthead: wrong } } }).success).toBe(
      false,
    );
  }
});
