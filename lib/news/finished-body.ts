import type { ArticleDetails } from './article-details.ts';
import type { CompiledBody } from './article.ts';

/** A compiled text as readers get it, wherever they do: behind its dateline, with links that somebody paid for named as such. */
export function finishedBody(body: CompiledBody, { dateline, label }: ArticleDetails): CompiledBody {
  const linked = label === undefined ? body : inEachHtml(body, withSponsoredLinks);
  if (dateline === undefined) return linked;
  return { ...linked, html: begunWith(dateline, linked.html), leadHtml: begunWith(dateline, linked.leadHtml) };
}

const inEachHtml = (body: CompiledBody, change: (html: string) => string): CompiledBody => ({
  ...body,
  html: change(body.html),
  leadHtml: change(body.leadHtml),
  restHtml: change(body.restHtml),
});

/** https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links */
const withSponsoredLinks = (html: string) =>
  html.replaceAll(/(<a (?:[^>"]|"[^"]*")*? rel="[^"]*\bexternal)(?=")/g, '$1 sponsored');

/** In the first paragraph, which has no initial then; where a text begins with something else, in a line before it. */
function begunWith(dateline: string, html: string): string {
  const place = `<span class="dateline">${escaped(dateline)}</span>`;
  const [first, attributes = ''] = /^\s*<p((?:\s[^>]*)?)>/.exec(html) ?? [];
  if (first === undefined) return `<p>${place}</p>\n${html}`;
  return `<p${attributes.replace(' class="opening"', '')}>${place} — ${html.slice(first.length)}`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
