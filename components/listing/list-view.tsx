import { ListHead } from './list-head.tsx';
import { FeedLinks } from './feed-links.tsx';
import { FocusRail } from './focus-rail.tsx';
import { Pager } from './pager.tsx';
import { River } from './river.tsx';
import { NewsletterPrompt } from '#components/newsletter/prompt.tsx';
import { Card } from '#components/teaser/card.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import { shortDate } from '#lib/news/dates.ts';
import type { Frame, NavLink } from '#lib/news/frame.ts';
import { listPageUrl } from '#lib/news/urls.ts';

interface ListViewProps {
  subject: {
    title: string;
    description: string;
    url: string;
    without: 'section' | 'kind' | null;
    author: Author | null;
    /** The list whose feeds are offered, null is everything; left out: none. */
    follow?: string | null | undefined;
    above: readonly NavLink[];
    beyond?: NavLink | undefined;
  };
  list: { articles: ArticleSummary[]; total: number; page: number; pages: number };
  frame: Frame;
}

/** A section, topic, author or kind: its newest story large on the first page, then the river of the others. */
export function ListView({ subject, list, frame }: ListViewProps) {
  const { articles, page, pages } = list;
  const first = page === 1 && !subject.author ? articles[0] : undefined;
  const lead = first?.image ? first : undefined;
  const without = subject.without ? { without: subject.without } : {};
  return (
    <>
      <ListHead subject={subject} page={page} />
      {lead && (
        <>
          <h2 className="sr-only">Lead story</h2>
          <Card
            article={lead}
            variant="hero"
            byline
            date={shortDate(lead.publishedAt, frame.dateline)}
            priority
            {...without}
          />
        </>
      )}
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 opens-6.5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div>
          <h2 className="sr-only">{subject.author ? `Stories by ${subject.title}` : `More from ${subject.title}`}</h2>
          {articles.length === 0 && <p>Nothing has been published here yet.</p>}
          <River articles={lead ? articles.slice(1) : articles} dateline={frame.dateline} {...without} />
          <Pager page={page} pages={pages} href={(number) => listPageUrl(subject.url, number)} />
          {subject.beyond && (
            <p className="mt-4 type-ui">
              <a className="inline-block py-1" href={subject.beyond.href}>
                {subject.beyond.label}
              </a>
            </p>
          )}
        </div>
        <aside className="side grid content-start gap-8" aria-label={`Follow ${subject.title}`}>
          <NewsletterPrompt frame={frame} shape="panel" />
          {subject.follow !== undefined && (
            <nav aria-labelledby="list-feeds">
              <h2 className="mb-2 type-label text-accent" id="list-feeds">
                Follow this list
              </h2>
              <FeedLinks name={subject.title} url={subject.follow} className="type-ui" linkClass="inline-block py-1" />
            </nav>
          )}
          <FocusRail focus={frame.focus} />
        </aside>
      </div>
    </>
  );
}
