import type { Draw } from '../page.ts';
import { africaBorders, landlocked } from './africa.ts';
import { cables } from './cables.ts';
import { brackets, table } from './conference.ts';
import { mostFavoured, senate, sixtyDays } from './diagrams.ts';
import { antarctica, arctic, capeRoute, hemispheres } from './globes.ts';
import { dateline, zones } from './oceans.ts';
import { disputedLine, projections } from './mapmaking.ts';
import { countryCodes, post } from './names.ts';
import { kurils, svalbard } from './north.ts';
import { currents, highSeas } from './open-water.ts';
import { communique, signatures, tariffColumns, waiting } from './paper.ts';
import { babElMandeb, beagle, lombok } from './passages.ts';
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
  lombok,
  'bab-el-mandeb': babElMandeb,
  beagle,
  kurils,
  svalbard,
  'africa-borders': africaBorders,
  landlocked,
  'high-seas': highSeas,
  currents,
  projections,
  'disputed-line': disputedLine,
  'country-codes': countryCodes,
  post,
  signatures,
  communique,
  waiting,
  'tariff-columns': tariffColumns,
  senate,
  'sixty-days': sixtyDays,
  'most-favoured': mostFavoured,
};
