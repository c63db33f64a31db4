import type { Command } from 'commander';
import { detailsFrom, withDetails } from '../desk/detail-options.ts';
import { deskCommand, type Options } from '../desk/desk-command.ts';
import { linesOf } from '../desk/say.ts';
import { revisionOf, several, textFrom } from '../desk/text.ts';

/** `broadsheet breaking|create|revise|show`: writing. */
export const writingCommands = (): Command[] => [
  withWritten(
    deskCommand('breaking <headline>', async ([headline], options) => ({
      input: { slug: options.slug, ...(await written(options)), headline },
    })),
  ).option('--slug <slug>', 'its name in addresses; left out, made of the headline'),
  withWritten(
    deskCommand('create <headline>', async ([headline], options) => ({
      input: { slug: options.slug, ...(await written(options)), headline },
    })),
  ).option('--slug <slug>', 'its name in addresses; left out, made of the headline'),
  withWritten(
    deskCommand('revise <slug>', async ([slug = ''], options, ask) => {
      const basedOn = await revisionOf(slug, options.basedOn, ask);
      return {
        params: { slug },
        input: { basedOn, ...(await written(options)), publish: options.publish, minor: options.minor },
      };
    }),
  )
    .option('--headline <headline>')
    .option('--publish', 'show it to readers at once')
    .option('--minor', 'with --publish: a mended typo or link; no date of an update')
    .option('--based-on <revision>', 'the revision you saw; left out, the newest')
    .addHelpText('after', "\nAn empty dateline, language, series, label and so on takes it away: --dateline ''"),
  deskCommand('show <slug>', ([slug = '']) => ({ params: { slug } }), linesOf),
];

const withWritten = (command: Command): Command =>
  withDetails(
    command
      .option('--section <slug>', 'the section it belongs to')
      .option('--author <slug>', 'who wrote it; again for each, in the order of the byline', several)
      .option('--dek <sentence>', 'the sentence under the headline')
      .option('--topic <slug>', 'what it is about; again for each', several)
      .option('--kind <kind>', 'analysis, reporting, opinion, explainer, interview or video')
      .option('--body <markdown>', 'the text; - reads it from standard input, @file from a file')
      .option('--image <path>', 'the picture at its head, a file under content/media/, e.g. /media/kurils.jpg')
      .option('--alt <text>', 'what the picture shows')
      .option('--caption <text>', 'the line under the picture')
      .option('--credit <text>', 'who made the picture'),
  );

/** What was given of an article's text; what was not stays out of it. */
async function written(options: Options): Promise<object> {
  const { headline, section, author, dek, topic, kind, image, alt, caption, credit } = options;
  return {
    ...detailsFrom(options),
    ...{ headline, section, authors: author, dek, topics: topic, kind },
    ...(image === undefined ? {} : { image: { src: image, alt, caption, credit } }),
    body: await textFrom(options.body),
  };
}
