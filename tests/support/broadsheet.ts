import { format } from 'node:util';
import { CommanderError, type Command } from 'commander';
import { vi } from 'vitest';
import { program } from '#cli/program.ts';

export interface Ran {
  status: number;
  out: string;
  err: string;
}

/**
 * Runs a command as `npx broadsheet` does, in this process: what takes longest of a command is to start one. One test
 * runs the real thing.
 *
 * @param environment of the command, whole
 */
export async function broadsheet(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const own = process.env;
  const log = vi.spyOn(console, 'log').mockImplementation((...said: unknown[]) => void out.push(format(...said)));
  const error = vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => void err.push(format(...said)));
  process.env = { ...environment };
  // What is wrong with the words of a command, commander says itself and ends the process.
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({
      writeOut: (said) => void out.push(said.trimEnd()),
      writeErr: (said) => void err.push(said.trimEnd()),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (problem) {
    if (problem instanceof CommanderError) process.exitCode = problem.exitCode;
    else {
      console.error(problem instanceof Error ? problem.message : problem);
      process.exitCode = 1;
    }
  } finally {
    process.env = own;
    log.mockRestore();
    error.mockRestore();
  }
  const status = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { status, out: out.join('\n').trim(), err: err.join('\n').trim() };
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}
