import type { Options } from 'rehype-sanitize';
import { schemes } from './addresses.ts';

/** Elements that are taken out with all they contain. Those in neither list leave their content behind. */
export const removed = (
  'script style template iframe object embed applet svg math video audio canvas map select datalist option button ' +
  'textarea noembed noframes noscript title head base link meta xmp plaintext'
).split(' ');

export const tagNames = (
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
  'h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong ' +
  'sub summary sup table tbody td tfoot th thead time tr u ul var wbr'
).split(' ');

const cell = ['colSpan', 'rowSpan', 'align', 'abbr'];

/**
 * What survives of a text's HTML, whoever wrote it. No class, style or script; what our own HTML needs beyond
 * this is added after it.
 *
 * Ids are prefixed so that a text cannot take the place of the page's own (`main`); links to them follow in
 * ids.ts.
 */
export const allowList: Options = {
  tagNames,
  strip: removed,
  attributes: {
    '*': ['id', 'lang', 'dir', 'title'],
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref'],
    blockquote: ['cite'],
    code: [['className', /^language-/]],
    col: ['span'],
    colgroup: ['span'],
    del: ['cite', 'dateTime'],
    details: ['open'],
    div: ['dataDirective'],
    img: ['src', 'alt'],
    input: ['checked'],
    ins: ['cite', 'dateTime'],
    li: ['value'],
    ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    q: ['cite'],
    section: ['dataFootnotes'],
    td: cell,
    th: [...cell, ['scope', 'col', 'row', 'colgroup', 'rowgroup']],
    time: ['dateTime'],
  },
  // GFM's task lists are the only inputs.
  required: { input: { type: 'checkbox', disabled: true } },
  ancestors: {
    ...Object.fromEntries(
      'caption col colgroup tbody td tfoot th thead tr'.split(' ').map((name) => [name, ['table']]),
    ),
    dd: ['dl'],
    dt: ['dl'],
    figcaption: ['figure'],
    li: ['ol', 'ul'],
    summary: ['details'],
  },
  protocols: { href: schemes, src: ['http', 'https'], cite: ['http', 'https'] },
  clobber: ['id'],
  clobberPrefix: 'c-',
  allowComments: false,
  allowDoctypes: false,
};
