/**
 * The enhancement script of readers' pages: everything works without it. It makes no request of its own, keeps
 * choices in the browser alone, and never touches markup as text.
 */
import { keepAppearance } from './appearance.ts';
import { playEmbedsOnRequest } from './embeds.ts';
import { copyAndShare } from './share.ts';
import { foldGently } from './unfold.ts';

keepAppearance();
copyAndShare();
playEmbedsOnRequest();
foldGently();
