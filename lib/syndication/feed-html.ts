import { Parser } from 'htmlparser2';

const attribute = /\s+([^\s"=<>/]+)(?:="([^"]*)")?/g;

/** What means something to our own pages alone; feed readers and the W3C's validator take exception to some of it. */
const ours = /^(?:id|style|role|tabindex|aria-.*|data-.*|on.*)$/;

/** Elements that are left out with all they hold, should a text ever have one. */
const refused = new Set(['script', 'style', 'iframe', 'object', 'embed', 'template']);

/**
 * An article's HTML as a feed may carry it to other places (RSS 2.0 and JSON Feed know no base address): every address
 * absolute, nothing that only our own pages understand. Between its tags it stays as it is, byte for byte.
 *
 * What is a tag, the parser says: `<script>` may also stand in somebody's title.
 *
 * @param html as our own pipeline compiled it
 * @param pageUrl absolute address of the page that it stands on
 */
export function feedHtml(html: string, pageUrl: string): string {
  const pieces: string[] = [];
  let copied = 0;
  /** How many elements that are left out are open. */
  let leftOut = 0;
  const copyUntil = (index: number) => {
    if (leftOut === 0 && index > copied) pieces.push(html.slice(copied, index));
    copied = index;
  };

  const parser = new Parser({
    onopentag(name, _attributes, isImplied) {
      if (isImplied) return;
      copyUntil(parser.startIndex);
      if (refused.has(name)) leftOut++;
      else if (leftOut === 0) pieces.push(sentTag(html.slice(parser.startIndex, parser.endIndex + 1), pageUrl));
      copied = parser.endIndex + 1;
    },
    onclosetag(name, isImplied) {
      if (refused.has(name)) {
        copied = Math.max(copied, isImplied ? parser.startIndex : parser.endIndex + 1);
        leftOut--;
      } else if (name === 'span' && !isImplied && copied === parser.startIndex && pieces.at(-1) === '<span>') {
        // The anchor of a heading, without what links lead to.
        pieces.pop();
        copied = parser.endIndex + 1;
      }
    },
  });
  parser.end(html);
  copyUntil(html.length);
  return pieces.join('');
}

/** A start tag; its attributes are quoted with `"`, as all of ours are. */
function sentTag(tag: string, pageUrl: string): string {
  return tag.replace(attribute, (written, key: string, value: string | undefined) => {
    if (ours.test(key)) return '';
    if (value === undefined) return written;
    if (key === 'srcset') return ` srcset="${absoluteSet(value, pageUrl)}"`;
    return addressed.has(key) ? ` ${key}="${absolute(value, pageUrl)}"` : written;
  });
}

const addressed = new Set(['href', 'src', 'poster', 'cite', 'longdesc']);

/** Candidates of an image, `address width, address width`; our addresses have no comma. */
function absoluteSet(set: string, pageUrl: string): string {
  return set
    .split(/,\s+/)
    .map((candidate) => candidate.replace(/^\S+/, (address) => absolute(address, pageUrl)))
    .join(', ');
}

/** Whether it has a scheme already; most addresses are a path or an anchor and need no parser. */
function absolute(address: string, pageUrl: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  if (address.startsWith('#')) return pageUrl + address;
  if (/^\/(?![/\\])/.test(address)) return new URL(pageUrl).origin + address;
  const plain = address.replaceAll('&#x26;', '&').replaceAll('&amp;', '&').replaceAll('&#x22;', '"');
  if (!URL.canParse(plain, pageUrl)) return pageUrl;
  return new URL(plain, pageUrl).href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
