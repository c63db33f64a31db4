/** A kind of text: given how many characters it may have, about that many. */
export type Grammar = (size: number) => string;

const repeat =
  (unit: string, before = '', after = ''): Grammar =>
  (size) =>
    before + unit.repeat(Math.max(1, Math.floor((size - before.length - after.length) / unit.length))) + after;

/** Units that differ by their number. */
const numbered =
  (unit: (n: number) => string, before = ''): Grammar =>
  (size) => {
    const parts = [before];
    for (let n = 0, length = before.length; length < size; n++) length += parts[parts.push(unit(n)) - 1]!.length;
    return parts.join('');
  };

/** A stack of lines, each deeper than the one before. */
const staircase =
  (step: (depth: number) => string): Grammar =>
  (size) => {
    const parts: string[] = [];
    for (let depth = 1, length = 0; length < size; depth++) length += parts[parts.push(step(depth)) - 1]!.length;
    return parts.join('');
  };

const openFormats = Array.from({ length: 50 }, (_, n) => `<b a=${n}>`).join('');

/** Texts that some parser is slow with, by what they consist of. */
export const grammars: Readonly<Record<string, Grammar>> = {
  'prose with links': repeat('The *quick* fox jumps over [the](https://example.org/a) lazy dog.\n\n'),
  'one paragraph': repeat('The quick brown fox jumps over the lazy dog '),
  'a wide table': (size) => `${'|a'.repeat(size / 4)}|\n${'|-'.repeat(size / 4)}|\n`,
  'a table of empty rows': (size) => `${'|a'.repeat(size / 8)}|\n${'|-'.repeat(size / 8)}|\n${'|\n'.repeat(size / 4)}`,
  'a long table': repeat('|1|2|3|4|\n', '|a|b|c|d|\n|-|-|-|-|\n'),
  'a table of HTML': repeat('<tr><td>1<td>2', '<table>'),
  'directives that are never closed': repeat(':::a\n'),
  'directives in directives': staircase((depth) => `${':'.repeat(200 - (depth % 190))}aside\n`),
  directives: repeat(':::aside\nx\n:::\n\n'),
  'related articles': repeat('::related{slug=a}\n\n'),
  'pull quotes': repeat(':::pullquote\nw x y\n:::\n\n', 'w x y\n\n'),
  'attributes of a directive': repeat('b ', '::a{', '}'),
  'emphasis that never closes': repeat('*a_'),
  'emphasis in emphasis': (size) => '*a '.repeat(size / 6) + 'a* '.repeat(size / 6),
  emphasis: repeat('*a* '),
  'bold and emphasis': repeat('**a *b'),
  'struck out': repeat('~~a~b '),
  'marks of one footnote': repeat('[^1]', '', '\n\n[^1]: x\n'),
  'footnotes in footnotes': numbered((n) => `[^${n}]: [^${n + 1}]\n\n`, '[^0]\n\n'),
  footnotes: numbered((n) => `[^${n}]\n\n[^${n}]: x\n\n`),
  'footnotes without a note': repeat('[^1] '),
  'formats that are never closed': numbered((n) => `<b a=${n}><p>`),
  'paragraphs in open formats': repeat('<p>x', openFormats),
  'Markdown in open formats': repeat('\n\nx', openFormats),
  'formats across paragraphs': repeat('<b><p></b>'),
  'links across paragraphs': repeat('<a href=x><p>'),
  boxes: repeat('<div>'),
  details: repeat('<details><summary>'),
  'one tag with many attributes': numbered((n) => `a${n} `, '<b '),
  'a tag without an end': repeat('b ', '<a '),
  comments: repeat('<!-- '),
  'angle brackets': repeat('<'),
  'what is not published': repeat('<video></video>'),
  'a stack of quotations': repeat('>'),
  quotations: repeat('> a\n\n'),
  'deeper and deeper quotations': staircase((depth) => `${'>'.repeat(depth)}a\n`),
  'a stack of lists': repeat('- ', '', 'a'),
  'deeper and deeper lists': staircase((depth) => `${'  '.repeat(depth)}- a\n`),
  'list items': repeat('- a\n'),
  'loose list items': repeat('1. a\n\n'),
  'lists of three kinds': repeat('* a\n - b\n  + c\n'),
  'tasks to do': repeat('- [x] a\n'),
  'empty lines': repeat('\n'),
  'empty lines in a list': repeat('\n', '- a', '- b'),
  spaces: repeat(' ', 'a', 'b'),
  'code spans': repeat('`a` '),
  'unequal backticks': numbered((n) => `e${'`'.repeat((n % 500) + 1)}`),
  brackets: repeat('['),
  'brackets that close': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'links without an end': repeat('[a]('),
  'links with an open title': repeat('[a](b "'),
  'pictures in pictures': (size) => `${'!['.repeat(size / 6)}a${'](b)'.repeat(size / 6)}`,
  pictures: repeat('![a](/media/b.jpg) '),
  'links to the site': numbered((n) => `[a](/${n}) `),
  definitions: numbered((n) => `[a${n}]: b\n`),
  'one long address, referred to often': (size) => `[a]: /${'b'.repeat(size / 2)}\n\n${'[a] '.repeat(size / 8)}`,
  entities: repeat('&amp;'),
  'a long word': repeat('a'),
  'a word of hyphens': repeat('-a'),
  'a word of full stops': repeat('a.'),
  'a word of at signs': repeat('a@'),
  'a word of underscores': repeat('a_'),
  'a word of apostrophes': repeat("'", 'a'),
  addresses: repeat('https://a.b '),
  'one address of full stops': repeat('a.', 'https://'),
  'one address of brackets': repeat(')', 'https://a.b/'),
  'mail addresses': repeat('a@b.cd '),
  'spaces in an address': (size) => `<a href="a${' '.repeat(size)}b">x</a>`,
  headings: repeat('# a\n'),
  'headings that take each other’s ids': numbered((n) => `# a-${n}\n# a\n`),
  'underlined headings': repeat('a\n-\n'),
  'the same id': repeat('<i id=x></i>'),
  'quotation marks': repeat('"a\' '),
  'line breaks': repeat('a\\\n'),
  escapes: repeat('\\*'),
  'bold type with a space': repeat('** a**'),
  'tags that are written out': repeat('&lt;p '),
  'Markdown in HTML': repeat('[](a', '<p>'),
  'Thai without spaces': repeat('สวัสดี'),
  'accents on one letter': repeat('\u0301', 'e'),
};

/** Texts mixed of all grammars, the same ones for the same seed. */
export function mixture(seed: number, size: number): string {
  const random = randomFrom(seed);
  const all = Object.values(grammars);
  const parts: string[] = [];
  for (let length = 0; length < size;) {
    const share = Math.ceil(size * random() ** 3);
    const part = all[Math.floor(random() * all.length)]!(Math.max(8, share)).slice(0, share);
    length += parts[parts.push(part + (random() < 0.5 ? '\n\n' : '')) - 1]!.length;
  }
  return parts.join('').slice(0, size);
}

/** Numbers from 0 to below 1, by mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
