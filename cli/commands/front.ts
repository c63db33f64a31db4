import type { Command } from 'commander';
import { deskCommand } from '../desk/desk-command.ts';
import { frontLinesOf } from '../desk/say.ts';

/** `broadsheet front|front place|front remove`: what stands on the front page. */
export const frontCommand = (): Command =>
  deskCommand('front', () => ({}), frontLinesOf)
    .addCommand(
      deskCommand(
        'place <slug>',
        ([slug], { at, until }) => ({ input: { slug, place: at, until } }),
        frontLinesOf,
        'place-on-front',
      )
        .option('--at <place>', 'lead, leadRelated, secondary, opinion or section:<slug>; left out, lead')
        .option('--until <moment>', 'when it leaves by itself, e.g. "2026-11-20 18:00"'),
    )
    .addCommand(deskCommand('remove <slug>', ([slug = '']) => ({ params: { slug } }), frontLinesOf, 'take-from-front'));
