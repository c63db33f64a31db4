import { expect, test } from 'vitest';
import { embedSource } from '#lib/markdown/embed-sources.ts';

const id = 'CCmTY0PKGDs';
const list = 'PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf';

test.each([
  [`https://youtu.be/${id}?t=90`, `watch?v=${id}&t=90s`, `${id}?start=90`],
  [`https://youtu.be/${id}?si=abc&t=1m30s`, `watch?v=${id}&t=90s`, `${id}?start=90`],
  [`https://www.youtube.com/watch?v=${id}&t=1h2m3s`, `watch?v=${id}&t=3723s`, `${id}?start=3723`],
  [`https://www.youtube.com/watch?v=${id}#t=90`, `watch?v=${id}&t=90s`, `${id}?start=90`],
  [`https://www.youtube.com/embed/${id}?start=90&end=120`, `watch?v=${id}&t=90s`, `${id}?start=90&end=120`],
  [`https://www.youtube.com/watch?v=${id}&list=${list}&index=2`, `watch?v=${id}&list=${list}`, `${id}?list=${list}`],
  [`https://www.youtube.com/playlist?list=${list}`, `playlist?list=${list}`, `videoseries?list=${list}`],
  [`https://www.youtube.com/embed/videoseries?list=${list}`, `playlist?list=${list}`, `videoseries?list=${list}`],
  [`https://www.youtube.com/watch?v=${id}&t=soon&list="><script>`, `watch?v=${id}`, id],
])('an address of YouTube keeps what it says: %s', (address, link, frame) => {
  expect(embedSource(address)).toMatchObject({
    link: `https://www.youtube.com/${link}`,
    frame: `https://www.youtube-nocookie.com/embed/${frame}`,
  });
});

test.each([
  ['https://vimeo.com/76979871#t=90s', '76979871#t=90s', '76979871?dnt=1#t=90s'],
  ['https://vimeo.com/76979871?t=1m30s', '76979871#t=90s', '76979871?dnt=1#t=90s'],
  ['https://vimeo.com/76979871/8272103f6e', '76979871/8272103f6e', '76979871?dnt=1&h=8272103f6e'],
  [
    'https://player.vimeo.com/video/76979871?h=8272103f6e#t=5',
    '76979871/8272103f6e#t=5s',
    '76979871?dnt=1&h=8272103f6e#t=5s',
  ],
  ['https://vimeo.com/channels/staffpicks/76979871', '76979871', '76979871?dnt=1'],
])('an address of Vimeo keeps what it says: %s', (address, link, frame) => {
  expect(embedSource(address)).toMatchObject({
    link: `https://vimeo.com/${link}`,
    frame: `https://player.vimeo.com/video/${frame}`,
  });
});
