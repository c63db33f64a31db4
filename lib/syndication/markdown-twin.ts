import type { PhrasingContent, RootContent } from 'mdast';
import type { Article, Named } from '#lib/news/article.ts';
import { labelName } from '#lib/news/article-details.ts';
import { kindName } from '#lib/news/kind.ts';
import { segmentUrl, updateUrl, type LiveUpdate } from '#lib/news/live-update.ts';
import { largest } from '#lib/news/picture.ts';
import { articleUrl, authorUrl, sectionUrl } from '#lib/news/urls.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { heading, link, list, paragraph, printMarkdown, quote, text } from './print-markdown.ts';

/** What of an article's live coverage stands on its page. */
interface Coverage {
  updates: readonly LiveUpdate[];
  pinned: LiveUpdate | null;
  /** The segment before it; null when this is all. */
  older: number | null;
}

/**
 * An article as Markdown: everything that its page says of it, and nothing of what surrounds it. Times are ISO 8601,
 * UTC.
 *
 * @param siteUrl absolute address of the site, without a slash at the end; every address in the text is absolute
 */
export function markdownTwin(article: Article, coverage: Coverage | null, siteUrl: string): string {
  const url = siteUrl + articleUrl(article.slug);
  return printMarkdown([
    heading(1, text(article.headline)),
    ...(article.dek ? [quote(text(article.dek))] : []),
    list(...facts(article, siteUrl, url)),
    ...picture(article, siteUrl),
    ...(article.keyPoints.length > 0
      ? [heading(2, text('Key points')), list(...article.keyPoints.map((point) => [text(point)]))]
      : []),
    ...htmlToMarkdown(article.body.html, url),
    ...(coverage ? updates(article, coverage, siteUrl) : []),
    ...article.corrections.flatMap(({ at, text: said }) => [
      heading(2, text(`Correction, ${at}`)),
      paragraph(text(said)),
    ]),
  ]);
}

function facts(article: Article, siteUrl: string, url: string): PhrasingContent[][] {
  const { label, language, series, seriesPart, canonicalUrl } = article.details;
  const topics = article.topics.map(({ name }) => name).join(', ');
  return [
    [text('By '), ...names(article.authors, siteUrl)],
    [text('Published: '), text(article.publishedAt)],
    ...(article.updatedAt ? [[text('Updated: '), text(article.updatedAt)]] : []),
    [text('Section: '), link(article.section.name, siteUrl + sectionUrl(article.section.slug))],
    [text('Kind: '), text(kindName[article.kind])],
    ...(label ? [[text('Label: '), text(labelName[label])]] : []),
    ...(language ? [[text('Language: '), text(language)]] : []),
    ...(series ? [[text('Series: '), text(seriesPart === undefined ? series : `${series}, part ${seriesPart}`)]] : []),
    ...(canonicalUrl ? [[text('Original: '), link(canonicalUrl, canonicalUrl)]] : []),
    ...(topics ? [[text('Topics: '), text(topics)]] : []),
    [text('Address: '), link(url, url)],
  ];
}

function names(authors: readonly Named[], siteUrl: string): PhrasingContent[] {
  return authors.flatMap(({ slug, name }, index) => [
    ...(index > 0 ? [text(', ')] : []),
    link(name, siteUrl + authorUrl(slug)),
  ]);
}

function picture({ image }: Article, siteUrl: string): RootContent[] {
  if (!image) return [];
  const src = largest(image.file, 'full')?.url ?? image.file.original;
  const caption = [image.caption, image.credit].filter((part) => part !== null).join(' ');
  return [
    ...(src === null ? [] : [paragraph({ type: 'image', url: siteUrl + src, alt: image.alt })]),
    ...(caption ? [paragraph({ type: 'emphasis', children: [text(caption)] })] : []),
  ];
}

function updates({ slug, live }: Article, coverage: Coverage, siteUrl: string): RootContent[] {
  const { pinned, older } = coverage;
  return [
    heading(2, text(live?.endedAt ? 'As it happened' : 'Updates, newest first')),
    ...(pinned ? update(pinned, slug, siteUrl) : []),
    ...coverage.updates.flatMap((each) => update(each, slug, siteUrl)),
    ...(older === null ? [] : [paragraph(link('Older updates', siteUrl + segmentUrl(slug, older)))]),
  ];
}

function update({ number, at, headline, html, authors }: LiveUpdate, slug: string, siteUrl: string): RootContent[] {
  const url = siteUrl + updateUrl(slug, number);
  return [
    heading(3, link(at, url), ...(headline ? [text(` ${headline}`)] : [])),
    ...htmlToMarkdown(html, url),
    ...(authors.length > 0 ? [paragraph(text('By '), ...names(authors, siteUrl))] : []),
  ];
}
