import { describe, expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { embedSource } from '#lib/markdown/embed-sources.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;

test('an embed is a card with a link; nothing is loaded', () => {
  const html = page('::embed{url="https://www.youtube.com/watch?v=CCmTY0PKGDs&t=9" title="Perpetual Ocean, NASA"}');
  expect(html).toContain(
    'data-embed="youtube" data-embed-url="https://www.youtube-nocookie.com/embed/CCmTY0PKGDs?start=9"',
  );
  expect(html).toContain(
    '<a href="https://www.youtube.com/watch?v=CCmTY0PKGDs&amp;t=9s" rel="noopener external">Perpetual Ocean, NASA</a>',
  );
  expect(html).toContain('Nothing is loaded from YouTube until you follow the link.');
  expect(html).not.toMatch(/<(?:iframe|img|script|link)/);
});

test('a card without a title says what it leads to', () => {
  expect(page('::embed{url="https://vimeo.com/123456"}')).toContain('>Video on Vimeo</a>');
});

describe('addresses of videos and posts', () => {
  test.each([
    ['https://youtu.be/CCmTY0PKGDs?si=x', 'youtube', 'https://www.youtube.com/watch?v=CCmTY0PKGDs'],
    ['https://m.youtube.com/shorts/CCmTY0PKGDs', 'youtube', 'https://www.youtube.com/watch?v=CCmTY0PKGDs'],
    ['//www.youtube.com/embed/CCmTY0PKGDs?rel=0', 'youtube', 'https://www.youtube.com/watch?v=CCmTY0PKGDs'],
    ['https://player.vimeo.com/video/123456', 'vimeo', 'https://vimeo.com/123456'],
    ['https://twitter.com/nasa/status/20?s=21', 'x', 'https://x.com/nasa/status/20'],
    ['https://x.com/nasa/status/20', 'x', 'https://x.com/nasa/status/20'],
    ['https://bsky.app/profile/nasa.gov/post/3kabcdefg', 'bluesky', 'https://bsky.app/profile/nasa.gov/post/3kabcdefg'],
    [
      'https://mastodon.social/@Gargron/100254678717223630',
      'mastodon',
      'https://mastodon.social/@Gargron/100254678717223630',
    ],
  ])('%s', (address, id, link) => {
    expect(embedSource(address)).toMatchObject({ id, link });
  });

  test.each([
    'https://example.org/video',
    'https://youtube.com.evil.example/watch?v=CCmTY0PKGDs',
    'https://www.youtube.com/watch?v="><script>',
    'https://www.youtube.com@evil.example/watch?v=CCmTY0PKGDs',
    'https://x.com/nasa/status/20"onload=',
    'javascript:alert(1)//youtube.com/watch?v=CCmTY0PKGDs',
    'youtube.com/watch?v=CCmTY0PKGDs',
    '',
  ])('nothing is embedded from %s', (address) => {
    expect(embedSource(address)).toBeNull();
  });
});

test('no host is framed because it calls itself Mastodon', () => {
  expect(embedSource('https://evil.example/@user/100254678717223630')?.frame).toBeNull();
});

test('an embed from elsewhere is a problem', () => {
  expect(problems('::embed{url="https://example.org/video" title="x"}')).toMatchObject([
    { line: 1, severity: 'error', problem: 'nothing can be embedded from https://example.org/video' },
  ]);
  expect(problems('::embed{title="x"}')).toMatchObject([{ severity: 'error', problem: 'embed has no url' }]);
});

test('a frame of a site we know becomes a card, any other a link', () => {
  const known = page('<iframe width="1" src="https://www.youtube.com/embed/CCmTY0PKGDs" title="Ocean"></iframe>');
  expect(known).toContain('data-embed="youtube"');
  expect(known).toContain('>Ocean</a>');

  const markdown = '<p>Slides: <iframe src="//speakerdeck.com/player/1" title="The slides"></iframe></p>';
  expect(page(markdown)).toContain('<a href="//speakerdeck.com/player/1" rel="noopener external">The slides</a>');
  expect(problems(markdown)).toMatchObject([{ line: 1, severity: 'warning' }]);
  expect(page(markdown) + known).not.toContain('<iframe');
});
