import { ListHead } from './list-head.tsx';
import { FeedLinks } from './feed-links.tsx';
import { FocusRail } from './focus-rail.tsx';
import { Pager } from './pager.tsx';
import { River } from './river.tsx';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import { NewsletterPrompt } from '#components/newsletter/prompt.tsx';
import { Byline } from '#components/teaser/byline.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import { shortDate } from '#lib/news/dates.ts';
import type { Frame } from '#lib/news/frame.ts';
import { articleUrl, latestUrl, listPageUrl } from '#lib/news/urls.ts';

interface ListViewProps {
  subject: {
    title: string;
    description: string;
    url: string;
    without: 'section' | 'kind' | null;
    author: Author | null;
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
      {lead && <LeadStory article={lead} frame={frame} {...without} />}
      <div className="with-side">
        <div>
          <h2 className="visually-hidden">
            {subject.author ? `Stories by ${subject.title}` : `More from ${subject.title}`}
          </h2>
          {articles.length === 0 && <p>Nothing has been published here yet.</p>}
          <River articles={lead ? articles.slice(1) : articles} dateline={frame.dateline} {...without} />
          <Pager page={page} pages={pages} href={(number) => listPageUrl(subject.url, number)} />
        </div>
        <aside className="side" aria-label={`Follow ${subject.title}`}>
          <NewsletterPrompt frame={frame} shape="panel" />
          <nav aria-labelledby="list-feeds">
            <h2 id="list-feeds">Follow this list</h2>
            <FeedLinks name={subject.title} url={subject.url === latestUrl() ? null : subject.url} className="links" />
          </nav>
          <FocusRail focus={frame.focus} />
        </aside>
      </div>
    </>
  );
}

function LeadStory({
  article,
  frame,
  without,
}: {
  article: ArticleSummary;
  frame: Frame;
  without?: 'section' | 'kind';
}) {
  return (
    <>
      <h2 className="visually-hidden">Lead story</h2>
      <article className="card card--lead hero-card">
        {article.image && (
          <div className="picture">
            <ResponsivePicture
              picture={article.image}
              shape="16x9"
              sizes="(min-width: 80rem) 789px, (min-width: 64rem) 62vw, (min-width: 48rem) calc(100vw - 3rem), calc(100vw - 2rem)"
              priority
            />
          </div>
        )}
        <div>
          <Kicker article={article} {...(without ? { without } : {})} />
          <h3>
            <a href={articleUrl(article.slug)} dir="auto">
              {article.headline}
            </a>
          </h3>
          {article.dek && (
            <p className="dek" dir="auto">
              {article.dek}
            </p>
          )}
          <Byline authors={article.authors}>
            {' '}
            · <time dateTime={article.publishedAt}>{shortDate(article.publishedAt, frame.dateline)}</time>
          </Byline>
        </div>
      </article>
    </>
  );
}
