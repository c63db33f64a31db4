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
  return new Error(problems.length === 0 ? inFlags(message) : problems.map((each) => lineOf(each, command)).join('\n'));
}

/** `--author`, `<headline>`, or the field itself where the command has no word for it. */
function nameOf(field: string, command: Command): string {
  const flag = flagOf(field);
  if (hasFlag(command, flag)) return flag;
  const argument = command.registeredArguments.find((each) => each.name() === plainly(field));
  return argument ? `<${argument.name()}>` : field;
}

/** `topics.2` is one of what --topic was given. */
const plainly = (field: string) => field.replace(/\.\d+$/, '');

const flagOf = (field: string) =>
  flags.get(plainly(field)) ??
  `--${plainly(field)
    .replaceAll('.', '-')
    .replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const hasFlag = ({ options }: Command, flag: string) => options.some(({ long }) => long === flag);

/** What else to write, where another command is the one that mends it: a publish has no dek of its own. */
function elsewhere(field: string, name: string, command: Command): string {
  const revise = command.parent?.commands.find((each) => each.name() === 'revise');
  const isForRevise = name === field && revise && revise !== command && hasFlag(revise, flagOf(field));
  return isForRevise ? ` (npx broadsheet revise <slug> ${flagOf(field)} …)` : '';
}

function lineOf({ field, problem, instead }: DeskProblem, command: Command): string {
  const name = nameOf(field, command);
  const isMissing = problem === 'is missing' || problem === 'is empty' || /["[]/.test(instead);
  return `${name}: ${problem}; ${(isMissing && advice.get(name)) || inFlags(instead)}${elsewhere(field, name, command)}`;
}

const inFlags = (text: string) =>
  text
    .replaceAll(/\bbasedOn\b/g, '--based-on')
    .replaceAll('publish: true', '--publish')
    .replaceAll('send a reason to add one', 'write --reason to add one');
