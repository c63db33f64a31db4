import type { FeedPicture } from './feed.ts';
import { escapeXml, textElement } from './xml.ts';

export const mediaNamespace = 'http://search.yahoo.com/mrss/';

/** A picture as Media RSS has it (https://www.rssboard.org/media-rss). */
export function mediaContent({ url, type, width, height, alt, caption, credit }: FeedPicture): string {
  return [
    `<media:content url="${escapeXml(url)}" type="${type}" medium="image" width="${width}" height="${height}">\n`,
    caption === null ? '' : textElement('media:title', caption, { type: 'plain' }),
    alt === '' ? '' : textElement('media:description', alt, { type: 'plain' }),
    credit === null ? '' : textElement('media:credit', credit),
    '</media:content>\n',
  ].join('');
}
