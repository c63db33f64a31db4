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
  const title = <h2 id="newsletter-title">{newsletter.name}</h2>;
  if (shape === 'panel') {
    return (
      <section className="prompt prompt--panel" id="newsletter" aria-labelledby="newsletter-title">
        {title}
        <p>{newsletter.description}</p>
        <NotOpenYet />
      </section>
    );
  }
  return (
    <div className="mt-12">
      <section className="prompt" id="newsletter" aria-labelledby="newsletter-title">
        <div className="wrap">
          <div className="prompt__in">
            {picture && (
              <div className="picture">
                <ResponsivePicture picture={picture} shape="16x9" sizes="(min-width: 64rem) 280px, 100vw" alt="" />
              </div>
            )}
            <div>
              {title}
              <p>{newsletter.description}</p>
            </div>
            <NotOpenYet />
          </div>
        </div>
      </section>
    </div>
  );
}
