import { deskBodyLimit } from '#lib/config/desk-limits.ts';
import { invalid } from '../desk-error.ts';
import { brokenText, deepestJson, isTooDeep } from './plain-json.ts';
import { Refusal } from './problem.ts';

/** The body as text. @throws Refusal 413 when it is longer than allowed, counted while it comes; 415, 400 */
export async function bodyText(request: Request): Promise<string> {
  const tooLarge = new Refusal(413, `Send at most ${deskBodyLimit / 1024} kB.`);
  if (Number(request.headers.get('content-length') ?? 0) > deskBodyLimit) throw tooLarge;
  if (!request.body) return '';
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > deskBodyLimit) throw tooLarge;
    pieces.push(piece);
  }
  if (length === 0) return '';
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal(415, 'Send JSON, and say so: Content-Type: application/json');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new Refusal(400, 'The body is not UTF-8.');
  }
}

/**
 * What the JSON says; an empty body says nothing in particular.
 *
 * @throws Refusal 400 when it is none, or nested without end; DeskError for text that cannot be kept
 */
export function parsedJson(text: string): unknown {
  if (text === '') return {};
  if (isTooDeep(text)) throw new Refusal(400, `The body is nested more than ${deepestJson} levels deep.`);
  const value = parsed(text);
  const problem = brokenText(value);
  if (problem) throw invalid([problem]);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
