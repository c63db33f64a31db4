/**
 * `<keep-reading>`: "Show less" folds a long story away above the reader's eyes. Brings its headline back into view, and
 * keeps the focus on the toggle. The address bar is left alone.
 */
export class KeepReading extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector('details');
    const story = this.closest('aside');
    if (!details || !story) return;
    details.addEventListener('toggle', () => {
      if (details.open) return;
      if (story.getBoundingClientRect().top < 0) {
        const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
        story.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : 'auto' });
      }
      if (document.activeElement === document.body) details.querySelector('summary')?.focus({ preventScroll: true });
    });
  }
}
