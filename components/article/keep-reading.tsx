import { FocusRail } from '#components/listing/focus-rail.tsx';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import { Byline } from '#components/teaser/byline.tsx';
import { Headline } from '#components/teaser/headline.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import { More } from '#components/teaser/more.tsx';
import { Opener } from '#components/teaser/opener.tsx';
import type { Article, Named } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { directionUnlike } from '#lib/news/text-direction.ts';
import { articleUrl, sectionUrl } from '#lib/news/urls.ts';

interface KeepReadingProps {
  articles: readonly Article[];
  section: Named;
  frame: Frame;
}

/** Three further stories that unfold in place, without a script. */
export function KeepReading({ articles, section, frame }: KeepReadingProps) {
  if (articles.length === 0) return null;
  return (
    // Readers' modes and crawlers weigh text, and these are three long stories; they know `supplemental`.
    <section className="wrap onward supplemental mt-16" aria-labelledby="onward">
      <div className="max-md:mx-auto max-md:max-w-measure lg:grid lg:grid-cols-[minmax(0,1fr)_15rem] lg:gap-x-10 xl:grid-cols-[minmax(0,1fr)_19rem] xl:gap-x-12">
        <Opener
          id="onward"
          title="Keep reading"
          href={sectionUrl(section.slug)}
          all={section.name}
          className="lg:col-span-full"
        />
        <div>
          {articles.map((article) => (
            <FoldedStory key={article.slug} article={article} language={frame.dateline.language} />
          ))}
        </div>
        {/* Readers' modes take long stories nearby for a part of the article, and know a footer for none. */}
        <footer>
          <FocusRail focus={frame.focus} />
        </footer>
      </div>
    </section>
  );
}

/**
 * Picture, headline and first paragraphs; the rest opens. It stands aside, as readers' modes understand it: the page is
 * about another article. It is no landmark: there are three, and two may have the same headline.
 */
function FoldedStory({ article, language }: { article: Article; language: string }) {
  const { leadHtml, restHtml, foldedWhole, text } = article.body;
  const inOwnLanguage = { lang: article.details.language, dir: directionUnlike(text, language) };
  const onOwnPage = (
    <p>
      <More href={articleUrl(article.slug)}>
        {foldedWhole ? 'Read this story on its own page' : 'Read the rest on its own page'}
      </More>
    </p>
  );
  return (
    <aside
      className="teaser grid gap-x-12 gap-y-4 pb-8 not-first:ruled-8 first:pt-2 md:max-xl:grid-cols-[12rem_minmax(0,1fr)] md:max-xl:gap-6 xl:grid-cols-[12.5rem_minmax(0,37rem)]"
      role="none"
    >
      {article.image ? (
        <figure className="max-w-full min-w-0">
          <div className="picture">
            <ResponsivePicture picture={article.image} shape="16x9" sizes="(min-width: 48rem) 200px, 100vw" alt="" />
          </div>
          {article.image.credit && (
            <figcaption className="type-micro">
              <span className="credit">{article.image.credit}</span>
            </figcaption>
          )}
        </figure>
      ) : (
        <span />
      )}
      <div className="max-w-measure min-w-0">
        <Kicker article={article} />
        <Headline article={article} className="mt-1 head-feature" />
        <Byline authors={article.authors} className="mt-2 mb-3" />
        <div className="folded" {...inOwnLanguage} dangerouslySetInnerHTML={{ __html: leadHtml }} />
        {restHtml ? (
          <keep-reading>
            <details className="unfold">
              <summary className="mt-2">
                <span className="when-shut">
                  Keep reading<span className="sr-only">: {article.headline}</span>
                </span>
                <span className="when-open">
                  Show less<span className="sr-only">: {article.headline}</span>
                </span>
              </summary>
              <div className="unfold__more">
                <div className="folded" {...inOwnLanguage} dangerouslySetInnerHTML={{ __html: restHtml }} />
                {onOwnPage}
              </div>
            </details>
          </keep-reading>
        ) : (
          onOwnPage
        )}
      </div>
    </aside>
  );
}
