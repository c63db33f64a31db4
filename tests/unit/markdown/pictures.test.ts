import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;

test('a picture comes in every format and width, and waits until it is near', () => {
  const html = page('![A strait](/media/photograph.jpg)');
  const base = '/media/photograph.3fa9c21b';
  for (const format of ['avif', 'webp']) {
    expect(html).toContain(
      `<source type="image/${format}" srcset="${base}/full-400.${format} 400w, ${base}/full-800.${format} 800w, ` +
        `${base}/full-1600.${format} 1600w" sizes="(min-width: 64rem) 592px, 100vw">`,
    );
  }
  expect(html).toContain(`<img src="${base}/full-800.jpeg"`);
  expect(html).toContain('alt="A strait" width="1600" height="900" loading="lazy" decoding="async"');
});

test('a picture alone in its paragraph is a figure, its title the caption', () => {
  expect(page('Text.\n\n![A strait](/media/photograph.jpg "The narrow part")')).toMatch(
    /<figure class="figure"><picture>.*<\/picture><figcaption>The narrow part<\/figcaption><\/figure>/,
  );
  expect(page('Text.\n\n[![A](/media/photograph.jpg)](https://example.org)')).toMatch(
    /<figure class="figure"><a href="https:\/\/example.org" rel="noopener external"><picture>/,
  );
});

test('a picture among words stays among them', () => {
  expect(page('The ![flag](/media/photograph.jpg) flag')).toMatch(/<p[^>]*>The <picture>.*<\/picture> flag/);
});

test('an animation is shown as it is', () => {
  expect(page('![Currents](/media/currents.gif)')).toContain(
    '<img src="/media/currents.77aa01fe/original.gif" alt="Currents" width="640" height="360" loading="lazy"',
  );
});

test('an animation stands still for readers who want less motion', () => {
  const base = '/media/currents.77aa01fe';
  const moving = { base, width: 640, height: 360, widths: {}, original: `${base}/moving.gif` };
  const compiled = compileArticle('![Currents](/media/moving.gif "A title")', {
    ...aNewsroom(),
    picture: () => moving,
  });
  expect(compiled.body.html).toContain(
    `<figure class="figure"><picture><source media="(prefers-reduced-motion: reduce)" srcset="${base}/still.webp">` +
      `<img src="${base}/moving.gif" alt="Currents" width="640" height="360" loading="lazy" decoding="async"></picture>`,
  );
});

test('a picture without an alternative text is decoration', () => {
  expect(page('![](/media/photograph.jpg)')).toContain('alt=""');
  expect(problems('![](/media/photograph.jpg)')).toEqual([]);
});

test('a missing file is an error, however the picture is written', () => {
  for (const markdown of ['![A](/media/gone.jpg)', '<img src="/media/gone.jpg" alt="A">', 'a ![A](gone.jpg) b']) {
    expect(problems(`Text.\n\n${markdown}`)).toMatchObject([{ line: 3, severity: 'error' }]);
    expect(page(markdown)).not.toContain('<img');
    expect(page(markdown)).toContain('A');
  }
});

test('nothing is loaded from another host: its picture is a link', () => {
  for (const src of ['https://evil.example/pixel.png', '//evil.example/pixel.png']) {
    const html = page(`Text.\n\n![A chart](${src})`);
    expect(html).toContain(`<a href="${src}" rel="noopener external">A chart</a>`);
    expect(html).not.toContain('<img');
    expect(problems(`![A chart](${src})`)).toMatchObject([{ line: 1, severity: 'warning' }]);
  }
  expect(page('Text.\n\n[![A chart](https://evil.example/a.png)](https://example.org)')).toContain(
    '<a href="https://example.org" rel="noopener external">A chart</a>',
  );
});

test('a figure written in HTML is like any other', () => {
  const html = page(
    '<figure style="width:1px">\n<a href="/media/photograph.jpg"><img src="/media/photograph.jpg" alt="A"></a>\n<figcaption>C</figcaption>\n</figure>',
  );
  expect(html).toContain('<figure class="figure">');
  expect(html).toContain('<a href="/media/photograph.3fa9c21b/full-1600.jpeg"><picture>');
  expect(html).toContain('<figcaption>C</figcaption>');
  expect(html).not.toContain('style');
});
