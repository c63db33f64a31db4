import type { ImageObject } from 'schema-dts';
import { largest, type Picture } from '#lib/news/picture.ts';

/**
 * A picture in the three shapes that search engines lay out, each as large as there is one: 16:9, 4:3 and 1:1, from
 * 1200 pixels where the file has them (https://developers.google.com/search/docs/appearance/structured-data/article).
 */
export function pictures(siteUrl: string, picture: Picture | null): ImageObject[] {
  if (!picture) return [];
  const { file, caption, credit } = picture;
  return (['16x9', '4x3', '1x1'] as const).flatMap((shape) => {
    const variant = largest(file, shape);
    if (!variant) return [];
    return {
      '@type': 'ImageObject' as const,
      url: siteUrl + variant.url,
      width: `${variant.width}`,
      height: `${variant.height}`,
      ...(caption && { caption }),
      ...(credit && { creditText: credit }),
    };
  });
}
