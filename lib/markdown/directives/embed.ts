import { embedSource } from '../embed-sources.ts';
import { element, isBlank } from '../elements.ts';
import type { Renderer } from './renderer.ts';

/**
 * `::embed{url title}`: a card with a link to what is shown elsewhere.
 *
 * Nothing is loaded from there: no frame, no picture. `data-embed-url` is the address a reader's own click may
 * put in a frame; it is built from a checked id, never copied.
 */
export const embed: Renderer = ({ attributes, line }, children, { problems }) => {
  const { url = '', title = '' } = attributes;
  const source = embedSource(url);
  if (!source) {
    if (url) {
      problems.push({
        line,
        problem: `nothing can be embedded from ${url}`,
        instead: 'give the address of a video or post on YouTube, Vimeo, X, Bluesky or Mastodon, or write a link',
        severity: 'error',
      });
    }
    return null;
  }

  const label = children.filter((child) => !isBlank(child));
  return element(
    'figure',
    { className: ['embed'], dataEmbed: source.id, ...(source.frame ? { dataEmbedUrl: source.frame } : {}) },
    element('p', { className: ['embed__provider'] }, source.provider),
    element(
      'p',
      { className: ['embed__title'] },
      element(
        'a',
        { href: source.link, rel: ['noopener', 'external'] },
        ...(title ? [title] : label.length > 0 ? label : [`${source.what} on ${source.provider}`]),
      ),
    ),
    element(
      'figcaption',
      { className: ['embed__note'] },
      `Nothing is loaded from ${source.provider} until you follow the link.`,
    ),
  );
};
