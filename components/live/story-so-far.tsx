import type { Article } from '#lib/news/article.ts';
import { directionUnlike } from '#lib/news/text-direction.ts';

/** Words of a text that stands above the updates as it is; a longer one unfolds, or it would push them from the screen. */
const shortEnough = 120;

/** The article's own text while updates are coming. */
export function StorySoFar({ article, language }: { article: Article; language: string }) {
  const { body, details } = article;
  if (body.html.trim() === '') return null;
  // Compiled and sanitised by lib/markdown when the article was written.
  const text = (className: string) => (
    <div
      className={`prose ${className}`}
      lang={details.language}
      dir={directionUnlike(body.text, language)}
      dangerouslySetInnerHTML={{ __html: body.html }}
    />
  );
  if (body.wordCount <= shortEnough) return text('');
  return (
    <details className="unfold">
      <summary>
        <span className="when-shut">The story so far</span>
        <span className="when-open">Fold the story away</span>
      </summary>
      <div className="unfold__more">{text('pb-4')}</div>
    </details>
  );
}
