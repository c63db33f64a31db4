/** Hosts that a player may be loaded from, once a reader has asked. */
const players = new Set(['www.youtube-nocookie.com', 'player.vimeo.com']);

/** Adds a button to a video's card: only a click on it loads the third party's player, in place of the card. */
export function playEmbedsOnRequest(): void {
  for (const card of document.querySelectorAll<HTMLElement>('.embed[data-embed-url]')) {
    const address = URL.parse(card.dataset.embedUrl ?? '');
    if (!address || address.protocol !== 'https:' || !players.has(address.host)) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = `Play here, from ${address.host.replace(/^(www|player)\./, '')}`;
    button.addEventListener('click', () => {
      const frame = document.createElement('iframe');
      frame.src = address.href;
      frame.title = card.querySelector('.embed__title')?.textContent ?? 'Video';
      frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
      frame.allowFullscreen = true;
      frame.className = 'embed__player';
      card.replaceChildren(frame);
      frame.focus();
    });
    (card.querySelector('.embed__actions') ?? card).append(button);
  }
}
