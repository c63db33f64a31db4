import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** A page as the reader mode of Firefox shows it. */
export function readerMode(html: string): { title: string; byline: string; text: string } {
  return shownOf(parseHTML(html).document as unknown as Document);
}

/** Changes the document. */
function shownOf(document: Document) {
  const article = new Readability(document).parse();
  const pictures = [...(article?.content ?? '').matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, src]) => src!);
  return {
    pictures,
    title: article?.title ?? '',
    byline: article?.byline ?? '',
    text: plain(article?.textContent ?? ''),
  };
}

/** The blocks of an article's text. Pull quotes repeat it, and related articles are others. */
const blocks = 'p h2 h3 h4 h5 h6 li dt dd th td pre blockquote figcaption'
  .split(' ')
  .map((tag) => `.prose ${tag}:not(.related *, .pull)`)
  .join();

/** What stands on an article's page beside it. */
const furniture =
  '.masthead a, .sections a, .rail a, .share a, .tags a, .bio p, .prompt h2, .prompt p, .onward h3, .onward p, .colophon a';

/** Letters beside a picture, without which Readability takes it for furniture. */
const wordsOfAPicture = 25;

/**
 * What the reader mode of Firefox makes of an article's page: whether it shows headline, dek, byline, head picture and the
 * whole text, and nothing beside it.
 *
 * @returns what is wrong, and how many blocks of text and pieces of furniture were looked for
 */
export function readerModeOf(html: string): { wrong: string[]; blocks: number; furniture: number } {
  const { document } = parseHTML(html);
  const texts = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .map(({ textContent }) => textContent ?? '')
      .filter((text) => letters(text));
  const [headline = ''] = texts('h1');
  const byline = texts('.story__meta .byline a').join(', ');
  const body = [...texts('.story__head .dek'), ...texts('.story__hero figcaption'), ...texts(blocks)];
  const isCaptioned = letters(texts('.story__hero figcaption').join('')).length >= wordsOfAPicture;
  const hero = isCaptioned ? document.querySelector('.story__hero img')?.getAttribute('src') : undefined;
  const own = letters([...body, ...texts('.story__head .kicker')].join(' '));
  const beside = texts(furniture).filter((text) => text.length > 15 && !own.includes(letters(text)));

  const shown = shownOf(document as unknown as Document);
  const text = letters(shown.text);
  const wrong = [
    ...(letters(shown.title) === letters(headline) ? [] : [`the headline is "${shown.title}"`]),
    ...(shown.byline === byline ? [] : [`the byline is "${shown.byline}"`]),
    ...(!hero || shown.pictures.includes(hero) ? [] : [`the head picture is lost: ${hero}`]),
    ...body.filter((block) => !text.includes(letters(block))).map((block) => `is lost: ${beginning(block)}`),
    ...beside.filter((piece) => text.includes(letters(piece))).map((piece) => `is shown: ${beginning(piece)}`),
  ];
  return { wrong, blocks: body.length, furniture: beside.length };
}

/** A text as it can be compared when its line breaks have become paragraphs. */
const letters = (text: string) => text.replaceAll(/\s+/g, '');

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

const beginning = (text: string) => plain(text).slice(0, 80);
