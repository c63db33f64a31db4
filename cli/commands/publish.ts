import type { Command } from 'commander';
import { deskCommand } from '../desk/desk-command.ts';

/** `broadsheet publish|schedule|unschedule|embargo`: when readers see it. */
export const publishingCommands = (): Command[] => [
  deskCommand('publish <slug>', ([slug = ''], { minor }) => ({ params: { slug }, input: { minor } })).option(
    '--minor',
    'a mended typo or link: no date of an update',
  ),
  deskCommand('schedule <slug>', ([slug = ''], { at }) => ({ params: { slug }, input: { at } })).requiredOption(
    '--at <moment>',
    'on the publication’s clock, e.g. "2026-11-20 09:00", or with a zone',
  ),
  deskCommand('unschedule <slug>', ([slug = '']) => ({ params: { slug } })),
  deskCommand('embargo <slug>', ([slug = ''], { until, lift }) => {
    if ((until === undefined) === !lift) throw new Error('Write --until "2026-11-20 09:00", or --lift.');
    return { params: { slug }, input: { until: lift ? null : until } };
  })
    .option('--until <moment>', 'nobody can publish it before; e.g. "2026-11-20 09:00"')
    .option('--lift', 'end the embargo'),
];
