const template =
  'a template or shortcode: nothing fills it in here; write ::embed{url="…"}, :::figure or the words themselves';
const shortcode = 'a shortcode: write ::embed{url="…"}, :::figure, or Markdown';
const attributes = 'attributes: only headings take one, {#name}';
const box = 'a box: write :::aside on a line of its own, and ::: on one behind it';
const boldType = 'bold type: put two stars right before it and right after it';

/** Of WordPress and of bulletin boards: in prose, nobody writes these before an equals sign in brackets. */
const shortcodes =
  'audio|caption|code|color|colour|contact-form(?:-7)?|embed|font|gallery|gist|img|playlist|quote|size|slideshare|soundcloud|spoiler|tweet|twitter|url|video|vimeo|youtube';
/** MkDocs, Docusaurus and Obsidian. */
const boxes =
  'abstract|attention|bug|caution|check|cite|danger|details|done|error|example|fail|failure|faq|help|hint|important|info|missing|note|question|quote|seealso|success|summary|tip|tldr|todo|warning';

/** What it looks like, and what a writer may have meant: it follows "if that was meant as". */
export type LeftoverKind = readonly [RegExp, string];

/** Quotation marks, as typed and as typography leaves them. */
const quote = `["'“”„«»‘’‚‹›]`;

/** Names of signs, as people write them; there are two thousand more, and `&co;` is none. */
export const entities =
  'amp|apos|bdquo|hellip|[lr]dquo|[lr]squo|[lr]aquo|sbquo|[mn]dash|nbsp|quot|shy|zwn?j|[aeiou]uml|szlig|[aeiou](?:acute|grave|circ)|[ao]tilde|ccedil|ntilde|aring|aelig|oslash';
/** Those that are words too. */
export const wordyEntities = 'copy|euro|gt|lt|reg|trade';
const otherEntities =
  'bull|cent|deg|frac\\d\\d|iexcl|iquest|[lr]arr|lsaquo|rsaquo|middot|minus|para|pound|sect|sup\\d|times|yen|(?:en|em|thin)sp';

/** What readers should never see, and what a writer meant by it. Repetitions have an end: the text is anybody's. */
export const leftovers: readonly LeftoverKind[] = [
  [/'{3}[^\s'][^'\n]{0,300}'{3}/, boldType],
  // Between letters, they are text: f**k and sh**t.
  [
    /(?=\*\*)(?!(?<=[\p{L}\p{N}]\*{0,5})\*\*[\p{L}\p{N}][^*\n]{0,1000}(?<=[\p{L}\p{N}])\*{2,}[\p{L}\p{N}])\*\*[^\s*][^*\n]{0,1000}\*\*/u,
    'bold type: leave no punctuation alone between the stars',
  ],
  [/\*\*\s[^*\n]{1,1000}\*\*|(?<![\p{L}\p{N}*])\*{2,4}(?=[\p{L}\p{N}])/u, boldType],
  [
    /(?=__)(?<!(?:\/\/|www\.)\S{0,300})(?:(?<![\p{L}\p{N}_])__(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])__(?![\p{L}\p{N}_]))/u,
    boldType,
  ],
  [
    /\] ?\((?:https?:|mailto:|tel:|www\.|\/|#)[^)\n]{0,1000}\)|(?<![\p{L}\p{N}\])])\[[^[\]\n]{1,300}\]\([^()\s]{1,300}\s[^()\n]{1,300}\)/u,
    'a link or picture: write its address in one piece (%20 for a blank), and a blank line before it after HTML',
  ],
  // Behind a word they are places in a table: arr[i][j]; [sic][2] and [1][2] have notes.
  [
    /(?<![\p{L}\p{N}\])_])\[(?!(?:sic!?|\d{1,4}|!|…)\])[^[\]\n]{1,300}\]\[[^[\]\n]{0,100}\]/u,
    'a link: say where it leads: [words](https://…)',
  ],
  [
    /(?<![\p{L}\p{N}\])])!?\[\[(?=[^[\]\n]{0,300}\p{L})[^\s[\]][^[\]\n]{0,300}\]\]/u,
    'a link or picture of a wiki: write [words](/article/…) or ![what it shows](/media/…)',
  ],
  [/!\[[^[\]\n]{0,300}\]/, 'a picture: write ![what it shows](/media/…)'],
  [
    /^#{1,6} .*|^#{2,6}[\p{L}\p{N}].*|^h[1-6]\. (?=\p{L})/mu,
    'a heading: write it on a line of its own, with a blank after its # and an empty line before it',
  ],
  // Two of them: a single star may refer to a note, or stand before a date of birth.
  [
    /^\*\s+(?=[\p{L}\p{N}])|\p{P} \*\s+(?=[\p{L}\p{N}])[^*\n]{1,300} \*\s+(?=[\p{L}\p{N}])/mu,
    'an item of a list: write each on a line of its own, with an empty line before the first',
  ],
  [/\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|<%.{0,300}?%>|\{#\s.{0,300}?\s#\}|\$\{[a-z_][\w.]{0,100}\}/i, template],
  [/\{\/\*.{0,300}?\*\/\}|\{[a-z]\w{0,40}(?:\.\w{1,40}){1,5}\}|%%[^%\s][^%\n]{0,300}%%/i, template],
  [
    new RegExp(
      `^import\\s(?:[\\w$*{][^\\n]{0,200}\\sfrom\\s${quote}\\S{1,200}|${quote}\\S{0,200}[./]\\S{0,200})${quote};?|^export\\s(?:(?:const|let|var)\\s\\w+\\s?=|(?:default\\s)?(?:async\\s)?function\\s?\\w{0,60}\\(|default\\s(?:class\\s|[\\w.]{1,60}(?:[;(]|$))|\\{).{0,200}|^\\+{3}\\s[\\w-]{1,60}\\s?=\\s.{0,200}`,
    ),
    'code of the page: leave it out; what describes an article stands in its front matter',
  ],
  [/\[\/[a-z][\w-]{0,30}\]/i, shortcode],
  [new RegExp(`\\[(?:${shortcodes})(?:=(?!\\d+\\])|\\s[^\\]\\n=]{0,300}=)[^\\]\\n]{0,500}\\]`, 'i'), shortcode],
  // Under other names, what is written like an attribute or an address: [x = 5] and [n=12] are prose.
  [
    /\[[a-z][\w-]{0,30}(?:\s[^\]\n=]{0,100}[\w-])?=(?:["'“”„«»‘’]|https?:|\/)[^\]\n]{0,500}\]|\[[a-z][\w-]{0,30}\shttps?:[^\]\n]{0,500}\]/i,
    shortcode,
  ],
  [/^@?\[(?:gallery|playlist|contact-form(?:-7)?|[a-z]+_[a-z_]{1,40})\]$/im, shortcode],
  [/^@?\[_?toc_?\]$|^\$\{toc\}$|\{:\s?toc\s?\}/im, 'a table of contents: there is none within a text; leave it out'],
  [/\{:?\s{0,5}[#.][\w-][^{}\n]{0,100}\}|\{::?\s{0,5}\/?[a-z][\w-]{0,30}(?:=[^{}\n]{1,100})?\s?\/?\}/i, attributes],
  // In the middle of a sentence only with quotation marks: {width=5} is prose there.
  [
    /(?:^|(?<=[^\s]))\{\s{0,5}(?:align|class|height|rel|style|target|width)=[^{}\n]{1,100}\}|\{\s{0,5}(?:align|class|height|rel|style|target|width)=["'“”„«»‘’][^{}\n]{1,100}\}/im,
    attributes,
  ],
  [
    new RegExp(
      `^(?:!{3}|\\?{3})\\+?\\s(?:${boxes})(?!\\p{L}).*|^/{3} (?:${boxes})(?!\\p{L}).*|^={3}\\+? ["“”„«].*`,
      'iu',
    ),
    box,
  ],
  [
    new RegExp(`^\\[!(?:${boxes})\\][+-]?|^\\[(?:NOTE|TIP|WARNING|CAUTION|IMPORTANT)\\]$|^\\.\\. [a-z-]{2,30}::`, 'im'),
    box,
  ],
  [
    /(?<![=\p{L}\p{N}])==(?=[^\s=])[^=\n]{1,300}(?<=\S)==(?![=\p{L}\p{N}])|\|\|(?=[^|\n]{0,300}\p{L}{3})[^|\s][^|\n]{0,300}(?<=\S)\|\|/u,
    'marked words: write <mark>words</mark>, **words** or *words*',
  ],
  // ^[a-z] is a pattern.
  [
    /\^\[(?![^\]\s]{0,20}\p{L}-\p{L})[^\]\n]{1,1000}\]/u,
    'a note: write [^1] there, and [^1]: with its text on a line of its own',
  ],
  [
    /\[-?@[a-z][\w:-]{0,60}\d{2,4}[a-z]?(?:[;,\s][^\]\n]{0,300})?\]/i,
    'a citation: write a note, [^1], or the source itself',
  ],
  [/(?<![\p{L}\p{N}:/\\])(?::[a-z][a-z\d_+-]{1,40}:|:[+-]1:)(?![\p{L}\p{N}:/])/u, 'an emoji: write the sign itself'],
  [/^\*\[[^\]\n]{1,60}\]: /, 'an abbreviation: write <abbr title="…">…</abbr>'],
  [/["“”„«»]:(?=https?:\/\/)/, 'a link: say where it leads: [words](https://…)'],
  [/(?:^|\s)\^[a-z\d]{6}$/m, 'a mark of a block: leave it out'],
  [
    new RegExp(`&(?:#\\d{1,7}|#x[\\da-f]{1,6}|${entities}|${wordyEntities}|${otherEntities});`, 'i'),
    'a sign: write the sign itself',
  ],
  [/^`{3}.*|^~{3}.*/m, 'code: begin and end it with ``` on lines of their own'],
  [
    /\|\s{0,5}:?[-–—]{1,100}:?\s{0,5}\|/,
    'a table: write a head, a line of hyphens with as many cells, and an empty line before it',
  ],
  [/<\/?(?:[movw]|st\d|fb):[a-z]\w{0,20}(?:\s[^>\n]{0,300})?>/i, 'HTML of a word processor: leave it out'],
  // Behind a word, with nothing like an attribute in it, it is none: List<a>, a<p and q>b.
  [
    /<\/(?:p|div|span|a|img|strong|em|figure|iframe)\s?>|(?<![\p{L}\p{N}])<(?:p|div|span|a|img|strong|em|figure|iframe)\b[^>\n]{0,1000}>|<(?:p|div|span|a|img|strong|em|figure|iframe)\b[^>\n]{0,1000}=[^>\n]{0,1000}>/iu,
    'HTML: close its quotation marks',
  ],
];
