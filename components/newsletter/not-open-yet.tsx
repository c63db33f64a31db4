import { feedDirectoryUrl, feedUrl } from '#lib/news/urls.ts';

/** Instead of a form: nobody can sign up yet, and what brings new stories meanwhile. */
export function NotOpenYet({ className = '' }: { className?: string }) {
  return (
    <p className={`pt-3 [border-block-start:1px_solid_var(--color-rule-strong)] ${className}`}>
      Sign-up is not open yet. Until it is, <a href={feedUrl(null)}>our feed</a> brings you every new story, and there
      is one for <a href={feedDirectoryUrl()}>each section, topic and author</a>.
    </p>
  );
}
