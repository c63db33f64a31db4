import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

/** Structured logs, a JSON object a line; for a person at a terminal, lines to read. */
export function openLog(level: string): Logger {
  const base = { name: 'press', level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  if (!process.stdout.isTTY) return pino(base);
  return pino(base, pretty({ sync: true, ignore: 'name,from', translateTime: 'SYS:HH:MM:ss' }));
}
