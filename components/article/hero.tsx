import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import type { Picture } from '#lib/news/picture.ts';

interface HeroProps {
  picture: Picture;
  className?: string;
  captionClass?: string;
  sizes: string;
}

/** The picture under the headline: caption and credit stand apart. */
export function Hero({ picture, className, captionClass, sizes }: HeroProps) {
  return (
    <figure className={className}>
      <div className="picture picture--whole">
        <ResponsivePicture picture={picture} shape="full" sizes={sizes} priority />
      </div>
      {(picture.caption || picture.credit) && (
        <figcaption className={captionClass} dir="auto">
          {/* Readers' modes weigh paragraphs. */}
          <p>
            {picture.caption} {picture.credit && <span className="credit">{picture.credit}</span>}
          </p>
        </figcaption>
      )}
    </figure>
  );
}
