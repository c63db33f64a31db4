import type { ArticleSummary, Named } from '#lib/news/article.ts';
import { feedUrl, frontUrl, markdownUrl } from '#lib/news/urls.ts';
import { heading, link, list, paragraph, printMarkdown, quote, text } from './print-markdown.ts';

/** What the file lists. */
export interface LlmsContents {
  /** The front's articles first, then the newest. */
  articles: readonly ArticleSummary[];
  sections: readonly (Named & { description: string; url: string })[];
  pages: readonly { title: string; description: string; url: string }[];
}

/** Who the publication is. */
interface From {
  /** Absolute address of the site, without a slash at the end. */
  siteUrl: string;
  name: string;
  tagline: string;
  description: string;
}

/**
 * `/llms.txt` (https://llmstxt.org): who the publication is and where its texts are as Markdown, for programs that read
 * on somebody's behalf.
 */
export function llmsTxt(
  { siteUrl, name, tagline, description }: From,
  { articles, sections, pages }: LlmsContents,
): string {
  const entry = (label: string, path: string, note: string) => [
    link(label, siteUrl + path),
    ...(note ? [text(`: ${note}`)] : []),
  ];
  const part = (title: string, entries: ReturnType<typeof entry>[]) =>
    entries.length === 0 ? [] : [heading(2, text(title)), list(...entries)];
  return printMarkdown([
    heading(1, text(name)),
    ...(description || tagline ? [quote(text(description || tagline))] : []),
    paragraph(
      text('Each article is there as Markdown at its own address with '),
      { type: 'inlineCode', value: '.md' },
      text(' after it. Please name the article and link to its page, which is the address without it.'),
    ),
    ...part(
      'Articles',
      articles.map(({ headline, slug, dek }) => entry(headline, markdownUrl(slug), dek)),
    ),
    ...part(
      'Sections',
      sections.map(({ name: label, url, description: note }) => entry(label, url, note)),
    ),
    ...part(
      `About ${name}`,
      pages.map(({ title, url, description: note }) => entry(title, url, note)),
    ),
    // What can be left out where room is short.
    ...part('Optional', [entry('Front page', frontUrl(), ''), entry('Feed of all articles', feedUrl(null), 'RSS')]),
  ]);
}
