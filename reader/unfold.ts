/**
 * "Show less" folds a long story away above the reader's eyes: bring its headline back into view, and keep the
 * focus on the toggle. The address bar is left alone.
 */
export function foldGently(): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-enhance="unfold"]')) {
    const story = details.closest('aside');
    details.addEventListener('toggle', () => {
      if (details.open || !story) return;
      if (story.getBoundingClientRect().top < 0) {
        const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
        story.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'auto' });
      }
      if (document.activeElement === document.body) details.querySelector('summary')?.focus({ preventScroll: true });
    });
  }
}
