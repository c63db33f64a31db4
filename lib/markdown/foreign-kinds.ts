import { entities, wordyEntities, type LeftoverKind } from './leftover-kinds.ts';

const heading = 'a heading: write ## and its words on a line of their own';
const encoding =
  'a letter: the file was saved in another encoding; write the letter itself, and save the file as UTF-8';
const entity = 'a sign: write the sign itself, or a semicolon behind its name';
const macro = 'a macro: write Markdown, :::aside or :::figure';

/** Macros of Confluence; of those in the second list, a word in braces may be meant. */
const macros = 'noformat|panel|toc';
const wordyMacros = 'anchor|children|code|color|column|excerpt|expand|info|jira|note|quote|section|status|tip|warning';

/** Elements whose name and < are no prose. */
const tags = 'br|hr|div|img|span|strong|em|sup|sub|iframe|table|figure|blockquote';

/** What other programs would understand. They are looked for behind those of `leftover-kinds.ts`. */
export const foreignKinds: readonly LeftoverKind[] = [
  // MediaWiki and AsciiDoc.
  [/^={2,6} [\p{L}\p{N}].*/u, heading],
  // As typography leaves two apostrophes.
  [
    /(?<![\p{L}\p{N}"'“”„‘’‚«»‹›])(?:‘‘|’’|‚‚|''|““|””|‹‹)(?=[\p{L}\p{N}])[^'‘’\n]{1,300}(?<=[\p{L}\p{N}.,!?])(?:’’|‘‘|''|””|““|››)(?!["'“”„‘’\p{L}\p{N}])/u,
    'italics: put one star right before it and right after it',
  ],
  [/\[https?:\/\/[^\s[\]]{1,300}[^\s[\].,;:] [^[\]\n]{1,300}\]/, 'a link: write [words](https://…)'],
  // Confluence.
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}/=:&?#$@%_{-])\\{(?:(?:${macros})(?::[^\\s{}][^{}\\n]{0,300})?|(?:${wordyMacros}):[^\\s{}][^{}\\n]{0,300})\\}|^\\{(?:${wordyMacros})\\}|\\{(${wordyMacros})\\}[^]{0,1000}?\\{\\1\\}`,
      'u',
    ),
    macro,
  ],
  // Org mode.
  [
    /(?:^|(?<=\s))#\+(?:(?:begin|end)_[a-z]{2,20}|(?:attr_[a-z]{2,10}|author|caption|date|email|filetags|include|language|options|startup|title|toc):.{0,100})/i,
    'a setting or a block: leave it out; quotations begin with >, code stands between ```',
  ],
  // Textile.
  [/^bq\.{1,2} (?=\S).{0,100}/, 'a quotation: begin it with >'],
  [
    /(?<![\p{L}\p{N}!])!(?!\[)[^\s!]{1,300}\.(?:avif|gif|jpe?g|png|svg|webp)(?:\([^()\n]{0,200}\))?!/iu,
    'a picture: write ![what it shows](/media/…)',
  ],
  [
    new RegExp(
      `&(?<![?=&]\\S{0,300}&)(?!amp[eèl]|apost|quot[aei]|shy\\p{L})(?:${entities})(?![;\\p{L}\\p{N}]{0,30}[;=])|(?<=[\\s\\p{L}\\p{N}])&(?:${wordyEntities})(?=[\\s.,:!?)]|$)`,
      'u',
    ),
    entity,
  ],
  // UTF-8 that was read as Windows-1252, and what could not be read at all.
  [/\S{0,10}(?:â€|ï»¿|ï¿½|\uFFFD|Ã[¡-ª¬-º¼-¿€ƒ†‡ˆ‰Š‹ŒŽ™š›œžŸ]|Â[¡-º¼-¿]).{0,10}/u, encoding],
  [
    /(?<![\p{Lu}"'“„‘«‹])Ã[…„–‚‘’“”•—˜«»]|(?<=[\p{Ll}\d.,:;!?)])Â(?=\s|$)|(?:[ÐÑ][¡-¿‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]){3}/u,
    encoding,
  ],
  // MDX.
  [
    /<[A-Z][\w.]{0,60}\s[^<>\n]{0,300}(?:=\{|\{(?:\.{3}|…))[^<>\n]{0,300}\/?>/,
    'a component: nothing runs it here; write Markdown, :::figure or ::embed',
  ],
  [
    new RegExp(
      `<\\/[a-z][a-z\\d]{0,15}(?=\\s|$)(?![^<]{0,300}>)|(?<![\\p{L}\\p{N}])<(?:${tags})(?=\\s|$)(?![^<]{0,300}>)`,
      'u',
    ),
    'HTML: end the tag with >',
  ],
  [
    new RegExp(`< (?:${tags}) ?/? ?>|<(?:${tags}) ?/ >|<(?:/ | /)[a-z][a-z\\d]{0,15} ?>`, 'i'),
    'HTML: write it without blanks, <br> and </b>',
  ],
];
