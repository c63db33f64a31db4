import type { Draw } from '../page.ts';
import { cables } from './cables.ts';
import { brackets, table } from './conference.ts';
import { antarctica, arctic, capeRoute, hemispheres } from './globes.ts';
import { dateline, zones } from './oceans.ts';
import { containers, flags, locks, plimsoll } from './ships.ts';
import { danishStraits, hormuz, malacca, panama, turkishStraits } from './straits.ts';

/** Every picture by the name of its file in content/media. */
export const pictures: Record<string, Draw> = {
  malacca,
  'turkish-straits': turkishStraits,
  'danish-straits': danishStraits,
  panama,
  hormuz,
  'cape-route': capeRoute,
  arctic,
  antarctica,
  hemispheres,
  dateline,
  zones,
  cables,
  flags,
  containers,
  plimsoll,
  locks,
  table,
  brackets,
};
