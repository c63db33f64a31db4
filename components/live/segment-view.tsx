import { StoryTitle } from '#components/article/story-title.tsx';
import { PagerBar } from '#components/listing/pager-bar.tsx';
import { More } from '#components/teaser/more.tsx';
import type { Article } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { isLive, segmentUrl, type LiveUpdate } from '#lib/news/live-update.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { liveFeed, liveGrid } from './live-columns.ts';
import { UpdateList } from './update-list.tsx';

interface SegmentViewProps {
  article: Article;
  segment: number;
  segments: number;
  updates: readonly LiveUpdate[];
  frame: Frame;
}

/** One segment of a story's updates, at the address that permalinks name. */
export function SegmentView({ article, segment, segments, updates, frame }: SegmentViewProps) {
  const { slug } = article;
  const whole = isLive(article) ? 'Follow it live' : 'The whole story';
  return (
    <article>
      <header className="live-head py-6 ruled-below">
        <div className="wrap">
          <StoryTitle article={article} place="live" dek={null}>
            {segments > 1 && (
              <span className="text-ink-3">
                , updates {segment} of {segments}
              </span>
            )}
          </StoryTitle>
          <p className="mt-4 type-meta">
            <More href={articleUrl(slug)} className="text-ink hover:text-accent">
              {whole}
            </More>
          </p>
        </div>
      </header>
      <div className={`wrap ${liveGrid}`}>
        <section className={`live__feed ${liveFeed}`} aria-labelledby="updates">
          <h2 className="sr-only" id="updates">
            Updates, newest first
          </h2>
          {updates.length === 0 && (
            <p className="type-body text-ink-2">The updates that stood here have been taken down.</p>
          )}
          <UpdateList updates={updates} slug={slug} dateline={frame.dateline} />
          <PagerBar label="Other updates">
            {segment < segments ? (
              <a href={segmentUrl(slug, segment + 1)} rel="prev">
                Later updates
              </a>
            ) : (
              <a href={articleUrl(slug)}>{whole}</a>
            )}
            {segment > 1 && (
              <a href={segmentUrl(slug, segment - 1)} rel="next">
                Earlier updates
              </a>
            )}
          </PagerBar>
        </section>
      </div>
    </article>
  );
}
