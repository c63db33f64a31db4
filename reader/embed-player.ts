/** Hosts that a player may be loaded from, once a reader has asked. */
const players = new Set(['www.youtube-nocookie.com', 'player.vimeo.com']);

/** `<embed-player>`: a button in a video's card. Only a click on it loads the third party's player, in place of the card. */
export class EmbedPlayer extends HTMLElement {
  connectedCallback(): void {
    const card = this.closest<HTMLElement>('.embed');
    const address = URL.parse(card?.dataset.embedUrl ?? '');
    if (!card || !address || address.protocol !== 'https:' || !players.has(address.host)) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = `Play here, from ${address.host.replace(/^(www|player)\./, '')}`;
    button.addEventListener('click', () => play(card, address));
    this.replaceChildren(button);
  }
}

/** Cards are in the stored text of articles, which knows nothing of scripts: each is given its player here. */
export function offerPlayers(within: ParentNode = document): void {
  for (const card of within.querySelectorAll('.embed[data-embed-url]')) {
    card.append(document.createElement('embed-player'));
  }
}

function play(card: HTMLElement, address: URL): void {
  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = card.querySelector('.embed__title')?.textContent ?? 'Video';
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
  frame.allowFullscreen = true;
  frame.className = 'embed__player';
  card.replaceChildren(frame);
  frame.focus();
}
