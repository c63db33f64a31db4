import { Nameplate } from '#components/frame/nameplate.tsx';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import { AuthorLinks } from '#components/teaser/byline.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { longDate } from '#lib/news/dates.ts';
import type { Frame } from '#lib/news/frame.ts';
import { articleUrl, frontUrl } from '#lib/news/urls.ts';

/** An article as it stands in somebody else's page. The picture takes what room the words leave. */
export function EmbedCard({ article, frame }: { article: ArticleSummary; frame: Frame }) {
  return (
    <main className="flex h-screen max-h-160 max-w-150 flex-col overflow-auto bg-paper [border:1px_solid_var(--color-rule)]">
      {article.image && (
        <a
          className="min-h-0 flex-[1_1_0] overflow-hidden"
          href={articleUrl(article.slug)}
          tabIndex={-1}
          aria-hidden="true"
        >
          <ResponsivePicture
            picture={article.image}
            shape="16x9"
            sizes="(min-width: 38rem) 600px, 100vw"
            alt=""
            className="size-full bg-(--picture-ground) object-cover [filter:var(--picture)]"
            priority
          />
        </a>
      )}
      <div className="px-4 pt-4 pb-3 [border-block-start:2px_solid_var(--color-rule-strong)]">
        <Kicker article={article} />
        <h1 className="mt-1 head-card">
          <a
            className="decoration-transparent hover:text-inherit hover:decoration-accent"
            href={articleUrl(article.slug)}
            lang={article.details.language}
            dir="auto"
          >
            {article.headline}
          </a>
        </h1>
        {article.dek && (
          <p className="mt-2 line-clamp-3 type-small text-ink-2" lang={article.details.language} dir="auto">
            {article.dek}
          </p>
        )}
        <p className="mt-2 type-meta text-ink-2">
          <AuthorLinks authors={article.authors} />
          {', '}
          <time dateTime={article.publishedAt}>{longDate(article.publishedAt, frame.dateline)}</time>
        </p>
      </div>
      <p className="embed-card__foot mx-4 mt-auto mb-0 py-3 [border-block-start:1px_solid_var(--color-rule)]">
        <a className="block w-[min(8.5rem,100%)] whitespace-nowrap text-ink no-underline head-list" href={frontUrl()}>
          <Nameplate frame={frame} />
        </a>
      </p>
    </main>
  );
}
