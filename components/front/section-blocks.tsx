import { Card } from '#components/teaser/card.tsx';
import { LiveBadge } from '#components/teaser/live-badge.tsx';
import { Opener } from '#components/teaser/opener.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { FrontBlock } from '#lib/news/front.ts';
import { articleUrl, sectionUrl } from '#lib/news/urls.ts';

interface FeatureBlockProps {
  block: FrontBlock<ArticleSummary>;
  /** Put the picture at the end of the line. */
  flip: boolean;
}

/** A section with one picture story and the others beside it. */
export function FeatureBlock({ block, flip }: FeatureBlockProps) {
  const { section, lead, others } = block;
  return (
    <section className="wrap mt-12" aria-labelledby={`block-${section.slug}`}>
      <Opener id={`block-${section.slug}`} title={section.name} href={sectionUrl(section.slug)} all={section.name} />
      <div className={flip ? 'split split--flip' : 'split'}>
        <Card article={lead} size="feature" kicker="kind" />
        <ul className="pair">
          {others.map((article) => (
            <li key={article.slug}>
              <Card article={article} kicker="kind" picture={flip} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Smaller sections side by side. */
export function TrioBlock({ blocks }: { blocks: readonly FrontBlock<ArticleSummary>[] }) {
  return (
    <div className="wrap mt-12">
      <div className="columns trio" data-across="3">
        {blocks.map(({ section, lead, others }) => (
          <section key={section.slug} aria-labelledby={`block-${section.slug}`}>
            <Opener id={`block-${section.slug}`} title={section.name} href={sectionUrl(section.slug)} />
            <Card article={lead} kicker="none" dek={others.length === 0} />
            {others.length > 0 && (
              <ul className="heads">
                {others.map((article) => (
                  <li key={article.slug}>
                    <LiveBadge article={article} />
                    <h3>
                      <a href={articleUrl(article.slug)} dir="auto">
                        {article.headline}
                      </a>
                    </h3>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </div>
  );
}
