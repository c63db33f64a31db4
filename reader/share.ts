/** The browser's own share sheet where it has one; "Copy link" copies at once where the browser lets it. */
export function copyAndShare(): void {
  const share = document.querySelector<HTMLButtonElement>('button[data-share]');
  if (share && 'share' in navigator) {
    share.closest('li')?.removeAttribute('hidden');
    share.addEventListener('click', () => {
      // A reader who closes the sheet has changed their mind; that is no error.
      navigator.share({ url: share.dataset.share ?? '', title: share.dataset.shareTitle ?? '' }).catch(() => {});
    });
  }

  const copy = document.querySelector<HTMLButtonElement>('button[data-copy]');
  copy?.addEventListener('click', (event) => {
    if (!navigator.clipboard) return;
    event.preventDefault();
    navigator.clipboard.writeText(copy.dataset.copy ?? '').then(
      () => say(copy, 'Link copied'),
      () => document.getElementById('permalink')?.showPopover(),
    );
  });
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
