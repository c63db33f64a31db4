import { Command } from 'commander';
import { readEnv } from '#lib/config/env.ts';
import { operationOf } from '#lib/desk/operations.ts';
import type { PublicationFacts } from '#lib/desk/publication.ts';
import { askSite, askStore, withStore, type Ask, type Params } from './ask.ts';
import { clockIn } from './clock.ts';
import { refused } from './refused.ts';
import { lineOf, type Where } from './say.ts';

/** What was written after a command: its own options, and where it works. */
export type Options = Readonly<Record<string, unknown>> & { site?: string; token?: string; json?: boolean };

interface Request {
  params?: Params;
  input?: unknown;
}

/**
 * A command that asks the desk for the operation of the same name, here or on a site.
 *
 * @param usage its name and arguments, e.g. `publish <slug>`
 * @param request what to ask for; the operation's own schema checks it
 * @param operation its id, where it is not the command's name
 */
export function deskCommand(
  usage: string,
  request: (args: readonly string[], options: Options, ask: Ask) => Request | Promise<Request>,
  say: (answer: unknown, where: Where) => string = lineOf,
  operation?: string,
): Command {
  const command = new Command();
  const [name = '', ...parameters] = usage.split(' ');
  const id = operation ?? name;
  command.name(name).description(operationOf(id)?.summary ?? '');
  for (const parameter of parameters) command.argument(parameter);
  return withSite(command).action(async (...given: unknown[]) => {
    const args = given.slice(0, -2) as string[];
    const options = given.at(-2) as Options;
    const said = await somewhere(options, async (ask) => {
      const { params = {}, input } = await request(args, options, ask);
      const answer = await ask(id, params, input);
      if (options.json) return JSON.stringify(answer, null, 2);
      const site = (options.site ?? readEnv().siteUrl ?? '').replace(/\/+$/, '');
      return say(answer, { site, operation: id, clock: await clockOf(ask) });
    }).catch((error: unknown) => {
      throw refused(error, command);
    });
    console.log(said);
  });
}

/** The options of every command that works here or on a site. */
export const withSite = (command: Command): Command =>
  command
    .option(
      '--site <address>',
      'work on this site, e.g. https://meridian.example, and not on the store of this machine',
    )
    .option('--token <token>', 'what to show there (BROADSHEET_TOKEN)')
    .option('--json', 'answer for machines');

function somewhere<T>({ site, token }: Options, work: (ask: Ask) => Promise<T>): Promise<T> {
  if (site !== undefined) return work(askSite(site, token ?? readEnv().deskToken));
  return withStore((store) => work(askStore(store)));
}

/** A site of an older release does not say its zone: then it is UTC. */
async function clockOf(ask: Ask): Promise<Where['clock']> {
  const facts = (await ask('publication', {}).catch(() => null)) as PublicationFacts | null;
  return clockIn(facts?.timeZone ?? 'UTC');
}
