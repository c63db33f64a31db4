import { expect, test } from 'vitest';
import { articleDesign, authorDesign, sectionDesign, shareImage } from '#lib/news/share-design.ts';
import { directionOf } from '#lib/news/text-direction.ts';
import { shareImageUrl } from '#lib/store/share-images.ts';
import { mediaFile } from '#lib/media/media-file.ts';
import { anArticle, aPicture } from '../../support/an-article.ts';

const publication = { name: 'The Meridian', nameplate: null, language: 'en-GB' };
const law = anArticle({ slug: 'law', headline: 'The law of the sea', kind: 'analysis', image: aPicture });

test('an article shows its kicker and headline over its picture', () => {
  expect(articleDesign(law, publication)).toMatchObject({
    of: 'article:law',
    kicker: 'Analysis | europe',
    headline: 'The law of the sea',
    picture: { url: '/media/strait.0a1b2c3d/16x9-1200.jpeg', place: 'behind' },
  });
});

test('a picture that would be blurred is left out, and so is one that moves', () => {
  const { file } = aPicture;
  const small = { ...aPicture, file: { ...file, widths: { '16x9': [400] } } };
  const moving = { ...aPicture, file: { ...file, widths: {}, original: `${file.base}/original.gif` } };
  for (const image of [small, moving, null]) {
    expect(articleDesign({ ...law, image }, publication).picture).toBeNull();
  }
});

test('the file is named by what it shows: another headline, paper or article is another file', () => {
  const url = shareImageUrl(articleDesign(law, publication));
  const revised = { ...law, dek: 'Another dek', wordCount: 1 };
  expect(shareImageUrl(articleDesign(revised, publication))).toBe(url);
  for (const other of [
    articleDesign({ ...law, headline: 'The law of the seas' }, publication),
    articleDesign({ ...law, slug: 'law-2' }, publication),
    articleDesign({ ...law, image: null }, publication),
    articleDesign({ ...law, kind: 'opinion' }, publication),
    articleDesign(law, { ...publication, name: 'The Parallel' }),
    articleDesign(law, { ...publication, language: 'ar' }),
  ]) {
    expect(shareImageUrl(other)).not.toBe(url);
  }
});

test('the file can be served, and caches are not told to keep it for ever', () => {
  const [, , ...segments] = shareImageUrl(articleDesign(law, publication)).split('/');
  expect(mediaFile(segments)).toMatchObject({ type: 'image/jpeg', immutable: false });
  expect(mediaFile(['kurils.3fa9c21b', '16x9-800.avif'])).toMatchObject({ immutable: true });
});

test('a page says what its image shows', () => {
  expect(shareImage(articleDesign(law, publication), '/media/x')).toEqual({
    url: '/media/x',
    width: 1200,
    height: 630,
    alt: 'Analysis | europe: The law of the sea (The Meridian)',
    type: 'image/jpeg',
  });
});

test('sections and authors have theirs, and a description without end is cut', () => {
  const section = sectionDesign({ slug: 'europe', name: 'Europe', description: 'word '.repeat(200) }, publication);
  expect(section).toMatchObject({ of: 'section:europe', headline: 'Europe', picture: null });
  expect(section.dek).toMatch(/…$/);
  expect(section.dek!.length).toBeLessThanOrEqual(200);
  const mara = {
    slug: 'mara',
    name: 'Mara',
    role: 'Editor',
    email: null,
    links: [],
    image: aPicture,
    bioHtml: '',
    bioText: '',
  };
  expect(authorDesign(mara, publication)).toMatchObject({
    dek: 'Editor',
    picture: { url: '/media/strait.0a1b2c3d/1x1-1200.jpeg', place: 'beside' },
  });
});

test('a headline begins where its first letter does', () => {
  expect(directionOf('«القانون» UNCLOS')).toBe('rtl');
  expect(directionOf('10 שאלות')).toBe('rtl');
  expect(directionOf('UNCLOS: القانون')).toBe('ltr');
  expect(directionOf('海洋法')).toBe('ltr');
  expect(directionOf('2026')).toBe('ltr');
});
