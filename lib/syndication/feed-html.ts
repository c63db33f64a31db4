/** A tag of our own compiled HTML: attributes are quoted with `"`, and a `<` that is no tag is an entity. */
const startTag = /<([a-z][a-z0-9-]*)((?:\s+[^\s"=<>/]+(?:="[^"]*")?)*)\s*(\/?)>/g;
const attribute = /\s+([^\s"=<>/]+)(?:="([^"]*)")?/g;

/** What means something to our own pages alone; feed readers and the W3C's validator take exception to some of it. */
const ours = /^(?:id|style|role|tabindex|aria-.*|data-.*|on.*)$/;

/** Elements that are left out with all they hold, should a text ever have one. */
const refused = /<(script|style|iframe|object|embed|template)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;

/**
 * An article's HTML as a feed may carry it to other places (RSS 2.0 and JSON Feed know no base address): every address
 * absolute, nothing that only our own pages understand.
 *
 * @param html as our own pipeline compiled it
 * @param pageUrl absolute address of the page that it stands on
 */
export function feedHtml(html: string, pageUrl: string): string {
  const sent = html.replace(refused, '').replace(startTag, (_, name: string, attributes: string, end: string) => {
    const kept = attributes.replace(attribute, (written, key: string, value: string | undefined) => {
      if (ours.test(key)) return '';
      if (value === undefined) return written;
      if (key === 'srcset') return ` srcset="${absoluteSet(value, pageUrl)}"`;
      return addressed.has(key) ? ` ${key}="${absolute(value, pageUrl)}"` : written;
    });
    return `<${name}${kept}${end}>`;
  });
  // Anchors of headings, without what links lead to.
  return sent.replaceAll('<span></span>', '');
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
