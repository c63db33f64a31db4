/**
 * The enhancement script of readers' pages: everything works without it. It makes no request of its own, keeps
 * choices in the browser alone, and never touches markup as text.
 */
import { applyKeptChoices } from './choices.ts';
import { EmbedPlayer, offerPlayers } from './embed-player.ts';
import { KeepReading } from './keep-reading.ts';
import { ReadingAppearance } from './reading-appearance.ts';
import { ShareLinks } from './share-links.ts';

// At once: from the browser's cache this runs before the page is painted.
applyKeptChoices();

/** Elements look for what they contain, so all of it must be there. */
function enhance(): void {
  customElements.define('reading-appearance', ReadingAppearance);
  customElements.define('share-links', ShareLinks);
  customElements.define('keep-reading', KeepReading);
  customElements.define('embed-player', EmbedPlayer);
  offerPlayers();
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enhance);
else enhance();
