import { expect, test } from 'vitest';
import { largest, variants } from '#lib/news/picture.ts';
import { aPicture } from '#tests/support/an-article.ts';

test('a crop keeps its shape at every width', () => {
  expect(variants(aPicture.file, '1x1', 'avif')).toEqual([
    { url: '/media/strait.0a1b2c3d/1x1-400.avif', width: 400, height: 400 },
    { url: '/media/strait.0a1b2c3d/1x1-1200.avif', width: 1200, height: 1200 },
  ]);
});

test('the largest variant is a JPEG, which every client reads', () => {
  expect(largest(aPicture.file, 'full')).toEqual({
    url: '/media/strait.0a1b2c3d/full-1600.jpeg',
    width: 1600,
    height: 900,
  });
});

test('an animation has no variants', () => {
  expect(largest({ ...aPicture.file, widths: {}, original: '/media/x.0a1b2c3d/x.gif' }, '16x9')).toBeNull();
});
