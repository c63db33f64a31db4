import type { Command } from 'commander';
import { z } from 'zod';
import { articleDetails } from '#lib/news/article-details.ts';
import type { Options } from './desk-command.ts';

/** A detail of an article on the command line; `seo` has two. */
interface DetailOption {
  /** As commander keeps it: `seriesPart`, `seoTitle`. */
  name: string;
  path: readonly string[];
  description: string;
  isNumber: boolean;
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

const detailOptions = (): DetailOption[] => optionsIn(z.toJSONSchema(z.object(articleDetails), { io: 'input' }), []);

function optionsIn({ properties = {} }: z.core.JSONSchema.BaseSchema, path: readonly string[]): DetailOption[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    if (typeof schema === 'boolean') return [];
    const here = [...path, key];
    if (schema.type === 'object') return optionsIn(schema, here);
    const name = here.map((word, i) => (i === 0 ? word : capitalised(word))).join('');
    return { name, path: here, description: schema.description ?? '', isNumber: schema.type === 'integer' };
  });
}

const flagOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Gives a command an option for each detail that an article may have: `--dateline`, `--series-part`, `--seo-title`. */
export function withDetails(command: Command): Command {
  for (const { name, description } of detailOptions())
    command.option(`--${flagOf(name)} <text>`, uncapitalised(description));
  return command;
}

const uncapitalised = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The details that were given, as the desk takes them. */
export function detailsFrom(options: Options): object {
  const given: Record<string, unknown> = {};
  for (const { name, path, isNumber } of detailOptions()) {
    const value = valueOf(options[name], isNumber);
    const [key = '', inner] = path;
    if (value === undefined) continue;
    if (inner === undefined) given[key] = value;
    // Of a group, what is taken away is left out.
    else if (value !== null) given[key] = { ...(given[key] as object | undefined), [inner]: value };
    else given[key] ??= null;
  }
  return given;
}

function valueOf(given: unknown, isNumber: boolean): unknown {
  if (given === undefined) return undefined;
  if (given === '') return null;
  return isNumber && /^-?\d+$/.test(String(given)) ? Number(given) : given;
}
