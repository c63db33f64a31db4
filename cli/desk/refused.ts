import type { Command } from 'commander';
import { DeskError, type DeskProblem } from '#lib/desk/desk-error.ts';

/** Fields of the API whose flag has another name. */
const flags: ReadonlyMap<string, string> = new Map(
  Object.entries({
    authors: '--author',
    topics: '--topic',
    keyPoints: '--key-point',
    basedOn: '--based-on',
    pinned: '--pin',
    publish: '--publish',
    place: '--at',
    'image.src': '--image',
    'image.alt': '--alt',
    'image.caption': '--caption',
    'image.credit': '--credit',
  }),
);

/** What to write on the command line, where the API's advice is JSON. */
const advice: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '--section': 'name a section, e.g. --section europe; broadsheet sections lists them',
    '--author': 'name at least one, e.g. --author mara-lindqvist; broadsheet authors lists them',
    '--topic': 'write e.g. --topic fisheries; broadsheet topics lists them',
    '--based-on': 'write the revision that you saw; broadsheet show names the newest',
    '--alt': 'say what the picture shows, e.g. --alt "Ships before the lock"',
  }),
);

/** What the desk refused, in the words of the command that asked for it. */
export function refused(error: unknown, command: Command): unknown {
  if (!(error instanceof DeskError)) return error;
  const { problems, message } = error;
  return new Error(
    problems.length === 0
      ? inFlags(message)
      : problems.map((each) => lineOf(each, nameOf(each.field, command))).join('\n'),
  );
}

/** `--author`, `<headline>`, or the field itself where the command has no word for it. */
function nameOf(field: string, command: Command): string {
  // `topics.2` is one of what --topic was given.
  const plain = field.replace(/\.\d+$/, '');
  const flag = flags.get(plain) ?? `--${plain.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (command.options.some(({ long }) => long === flag)) return flag;
  const argument = command.registeredArguments.find((each) => each.name() === plain);
  return argument ? `<${argument.name()}>` : field;
}

function lineOf({ problem, instead }: DeskProblem, name: string): string {
  const isMissing = problem === 'is missing' || problem === 'is empty' || /["[]/.test(instead);
  return `${name}: ${problem}; ${(isMissing && advice.get(name)) || inFlags(instead)}`;
}

const inFlags = (text: string) =>
  text
    .replaceAll(/\bbasedOn\b/g, '--based-on')
    .replaceAll('publish: true', '--publish')
    .replaceAll('send a reason to add one', 'write --reason to add one');
