/**
 * The enhancement script of readers' pages: everything works without it. It asks for nothing of its own but
 * news of live coverage, keeps choices in the browser alone, and never touches markup as text.
 */
import { applyKeptChoices } from './choices.ts';
import { EmbedPlayer, offerPlayers } from './embed-player.ts';
import { KeepReading } from './keep-reading.ts';
import { LiveCoverage } from './live-coverage.ts';
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
  customElements.define('live-coverage', LiveCoverage);
  offerPlayers();
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', enhance);
else enhance();
