import { Hero } from '#components/article/hero.tsx';
import { KeepReading } from '#components/article/keep-reading.tsx';
import { ShareRow } from '#components/article/share-row.tsx';
import { StoryEnd } from '#components/article/story-end.tsx';
import { StoryTitle } from '#components/article/story-title.tsx';
import { AuthorLinks } from '#components/teaser/byline.tsx';
import type { Article } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import { shortTime, stamp } from '#lib/news/dates.ts';
import type { Frame } from '#lib/news/frame.ts';
import type { PlaceInSeries } from '#lib/news/series.ts';
import { liveFeedUrl } from '#lib/news/live-update.ts';
import { articleUrl } from '#lib/news/urls.ts';
import type { ShownCoverage } from './as-it-happened.tsx';
import { liveFeed, liveGrid } from './live-columns.ts';
import { KeyPoints, TurningPoints } from './live-side.tsx';
import { OlderUpdates } from './older-updates.tsx';
import { StorySoFar } from './story-so-far.tsx';
import { UpdateList } from './update-list.tsx';

interface LiveViewProps {
  article: Article;
  coverage: ShownCoverage;
  authors: readonly Author[];
  onward: readonly Article[];
  series: PlaceInSeries | null;
  frame: Frame;
}

/** An article while updates are coming; `data-live` names what the enhancement script brings up to date. */
export function LiveView({ article, coverage, authors, onward, series, frame }: LiveViewProps) {
  const { slug } = article;
  const { dateline } = frame;
  const empty = coverage.updates.length === 0 && !coverage.pinned;
  return (
    <live-coverage data-feed={liveFeedUrl(slug)} data-from={coverage.from}>
      <article>
        <LiveHead article={article} frame={frame} />
        <div className={`wrap ${liveGrid}`}>
          <KeyPoints points={article.keyPoints} />
          <TurningPoints updates={coverage.updates} dateline={dateline} />
          <div className={`live__feed *:not-first:mt-8 ${liveFeed}`}>
            {article.image && <Hero picture={article.image} sizes={heroSizes} />}
            <StorySoFar article={article} language={dateline.language} />
            <section className="live__updates" aria-labelledby="updates">
              <h2 className="sr-only" id="updates">
                Updates, newest first
              </h2>
              <p className="newer sticky top-8 z-2 h-0 text-center" hidden>
                {/* nofollow: it leads to this very page, which no browser needs to render ahead. */}
                <a
                  className="button [transform:translateY(-60%)] rounded-[999px] px-[1.4375rem]"
                  href={articleUrl(slug)}
                  rel="nofollow"
                />
              </p>
              <p className="sr-only" role="status" />
              <div data-live="none">
                {empty && <p className="type-body text-ink-2">The first update is being written.</p>}
              </div>
              <UpdateList updates={coverage.updates} pinned={coverage.pinned} slug={slug} dateline={dateline} />
              <OlderUpdates slug={slug} segment={coverage.older} />
            </section>
            <StoryEnd article={article} authors={authors} series={series} frame={frame} />
          </div>
        </div>
      </article>
      <KeepReading articles={onward} section={article.section} frame={frame} />
    </live-coverage>
  );
}

const heroSizes =
  '(min-width: 80rem) 616px, (min-width: 64rem) calc(100vw - 26rem), (min-width: 48rem) calc(100vw - 3rem), calc(100vw - 2rem)';

function LiveHead({ article, frame }: { article: Article; frame: Frame }) {
  const { authors, live, publishedAt, updatedAt } = article;
  const started = live?.startedAt ?? publishedAt;
  const updated = updatedAt ?? started;
  return (
    <header className="live-head py-6 ruled-below">
      <div className="wrap">
        <StoryTitle article={article} place="live" />
        <p className="byline mt-4 type-meta text-ink-2" data-live="times">
          By <AuthorLinks authors={authors} /> · Started{' '}
          <time dateTime={started}>{shortTime(started, frame.dateline)}</time> · Updated{' '}
          <time dateTime={updated}>{stamp(updated, frame.dateline)}</time>
        </p>
        <ShareRow
          headline={article.headline}
          url={frame.siteUrl + articleUrl(article.slug)}
          className="mt-2"
          listClass=""
        />
      </div>
    </header>
  );
}
