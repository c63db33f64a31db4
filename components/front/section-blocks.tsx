import { Headline } from '#components/teaser/headline.tsx';
import { Card } from '#components/teaser/card.tsx';
import { Badges } from '#components/teaser/badges.tsx';
import { Opener } from '#components/teaser/opener.tsx';
import { Columns } from './columns.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { FrontBlock } from '#lib/news/front.ts';
import { sectionUrl } from '#lib/news/urls.ts';

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
      <Opener
        id={`block-${section.slug}`}
        title={section.name}
        titleHref={sectionUrl(section.slug)}
        href={sectionUrl(section.slug)}
        all={section.name}
      />
      <div className="grid gap-x-gap gap-y-6 *:min-w-0 lg:grid-cols-2">
        <Card article={lead} variant="feature" without="section" className={flip ? 'lg:order-2' : ''} />
        <ul className="pair grid content-start gap-x-gap md:grid-cols-[1fr_1fr]">
          {others.map((article) => (
            <li className="ruled-4 pb-4 md:nth-[-n+2]:pt-0 md:nth-[-n+2]:[border:0]" key={article.slug}>
              <Card article={article} variant="small" without="section" picture={flip} />
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
      <Columns of={3}>
        {blocks.map(({ section, lead, others }) => (
          <section key={section.slug} aria-labelledby={`block-${section.slug}`}>
            <Opener id={`block-${section.slug}`} title={section.name} titleHref={sectionUrl(section.slug)} />
            <Card article={lead} variant="alone" without="all" {...(others.length > 0 ? { dek: null } : {})} />
            {others.length > 0 && (
              <ul className="heads mt-4 ruled-3">
                {others.map((article) => (
                  <li key={article.slug}>
                    <Badges article={article} />
                    <Headline article={article} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </Columns>
    </div>
  );
}
