import type { Frame } from '#lib/news/frame.ts';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import type { Picture } from '#lib/news/picture.ts';
import { NotOpenYet } from './not-open-yet.tsx';

interface PromptProps {
  frame: Frame;
  /** A band across the page, or a panel in a column. */
  shape: 'band' | 'panel';
  picture?: Picture | null;
}

/** What the newsletter will be, and what there is until it begins; nothing where the publication has none. */
export function NewsletterPrompt({ frame, shape, picture = null }: PromptProps) {
  const { newsletter } = frame;
  if (!newsletter) return null;
  const headline = shape === 'panel' ? 'head-card' : 'head-feature';
  const words = (
    <>
      <h2 className={headline} id="newsletter-title">
        {newsletter.name}
      </h2>
      <p className="mt-2 type-small">{newsletter.description}</p>
    </>
  );
  if (shape === 'panel') {
    return (
      <section className="prompt bg-land p-6 narrow:p-3" id="newsletter" aria-labelledby="newsletter-title">
        {words}
        <NotOpenYet className="mt-2 type-small" />
      </section>
    );
  }
  return (
    <div className="mt-12">
      <section className="prompt bg-land" id="newsletter" aria-labelledby="newsletter-title">
        <div className="wrap">
          <div
            className={`grid gap-6 py-8 lg:items-center lg:gap-10 ${picture ? 'lg:grid-cols-[280px_1fr_1fr]' : 'lg:grid-cols-[1fr_1fr]'}`}
          >
            {picture && (
              <div className="picture">
                <ResponsivePicture picture={picture} shape="16x9" sizes="(min-width: 64rem) 280px, 100vw" alt="" />
              </div>
            )}
            <div>{words}</div>
            <NotOpenYet className="mt-2 type-small" />
          </div>
        </div>
      </section>
    </div>
  );
}
