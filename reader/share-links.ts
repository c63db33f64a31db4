/** `<share-links>`: the browser's own share sheet where it has one; "Copy link" copies at once where it may. */
export class ShareLinks extends HTMLElement {
  connectedCallback(): void {
    const share = this.querySelector<HTMLButtonElement>('button[data-share]');
    if (share && 'share' in navigator) {
      share.closest('li')?.removeAttribute('hidden');
      share.addEventListener('click', () => {
        // A reader who closes the sheet has changed their mind; that is no error.
        navigator.share({ url: share.dataset.share ?? '', title: share.dataset.shareTitle ?? '' }).catch(() => {});
      });
    }
    const copy = this.querySelector<HTMLButtonElement>('button[data-copy]');
    copy?.addEventListener('click', (event) => {
      if (!navigator.clipboard) return;
      event.preventDefault();
      navigator.clipboard.writeText(copy.dataset.copy ?? '').then(
        () => say(copy, 'Link copied'),
        () => this.querySelector<HTMLElement>('[popover]')?.showPopover(),
      );
    });
  }
}

/** Shows for a moment what happened, and says it to those who do not see it. */
function say(button: HTMLButtonElement, text: string): void {
  const before = button.textContent;
  button.setAttribute('aria-live', 'polite');
  button.textContent = text;
  setTimeout(() => {
    button.textContent = before;
  }, 2000);
}
