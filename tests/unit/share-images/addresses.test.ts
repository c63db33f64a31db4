import { expect, test } from 'vitest';
import { publicationDesign } from '#lib/news/share-design.ts';
import { shareImageUrl } from '#lib/store/share-images.ts';

test('the address of a share image carries 96 bits of what it shows, as that of a picture does', () => {
  const publication = { name: 'The Meridian', nameplate: null, language: 'en' };
  const url = (tagline: string) => shareImageUrl(publicationDesign(publication, tagline));
  expect(url('Plainly told')).toMatch(/^\/media\/share\.[0-9a-f]{24}\/1200x630\.jpeg$/);
  expect(url('Plainly said')).not.toBe(url('Plainly told'));
});
