import { largest, lessMotion, stillOf, variants, type Picture, type Shape } from '#lib/news/picture.ts';

interface ResponsivePictureProps {
  picture: Picture;
  shape: Shape;
  /** The `sizes` attribute: how wide it stands in the layout. */
  sizes: string;
  /** Overrides the picture's own text; '' where a headline beside it says what it shows. */
  alt?: string;
  /** The one picture above the fold. */
  priority?: boolean;
  /** Utilities of the image. */
  className?: string;
}

/** A picture in the formats and widths that were prepared when it was written. */
export function ResponsivePicture({
  picture,
  shape,
  sizes,
  alt = picture.alt,
  priority = false,
  className,
}: ResponsivePictureProps) {
  const { file } = picture;
  const fallback = largest(file, shape);
  const loading = priority ? ({ fetchPriority: 'high' } as const) : ({ loading: 'lazy', decoding: 'async' } as const);
  if (!fallback) {
    const still = stillOf(file);
    return (
      <picture>
        {still && <source media={lessMotion} srcSet={still} />}
        <img
          className={className}
          src={file.original ?? undefined}
          width={file.width}
          height={file.height}
          alt={alt}
          {...loading}
        />
      </picture>
    );
  }
  const srcSet = (format: 'avif' | 'webp' | 'jpeg') =>
    variants(file, shape, format)
      .map(({ url, width }) => `${url} ${width}w`)
      .join(', ');
  return (
    <picture>
      <source type="image/avif" srcSet={srcSet('avif')} sizes={sizes} />
      <source type="image/webp" srcSet={srcSet('webp')} sizes={sizes} />
      <img
        className={className}
        src={fallback.url}
        srcSet={srcSet('jpeg')}
        sizes={sizes}
        width={fallback.width}
        height={fallback.height}
        alt={alt}
        {...loading}
      />
    </picture>
  );
}
