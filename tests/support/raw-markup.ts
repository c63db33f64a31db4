import { parseHTML } from 'linkedom';

/** What no reader should ever see. */
const patterns = [
  /\*\*[^\s*][^*]*\*\*/, // bold
  /\]\((https?:|\/)[^)]*\)/, // link
  /^#{1,6} /m, // heading
  /^:::/m, // directive
  /\{%.*%\}/, // shortcode
  /&(amp|lt|gt|quot|nbsp|mdash|#\d+|#x[\da-f]+);/i, // entity
  /<\/?(p|div|span|a|img|strong|em|figure|iframe)\b[^>]*>/i, // tag
];

/** The first of each sort of Markdown, shortcode or HTML that the text of an article's page shows as it was written. */
export function rawMarkup(html: string): string[] {
  const body = parseHTML(html).document.querySelector('.prose');
  // Code is quoted as it is.
  body?.querySelectorAll('pre, code, kbd, samp').forEach((code) => code.remove());
  const text = body?.textContent ?? '';
  return patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}
