import { nothingSchema } from '../inputs.ts';
import type { Operation } from '../operation.ts';
import { operations } from '../operations.ts';
import { Refusal } from './problem.ts';

/** Where the desk's API lives on a site. */
export const apiRoot = '/api/desk';

export interface Match {
  operation: Operation;
  /** As they stand in the address. */
  params: Record<string, string>;
}

/** Which operation a request asks for. @throws Refusal 404 when no address is like this, 405 when none takes the method */
export function matched(method: string, pathname: string): Match {
  const segments = pathname.slice(apiRoot.length).split('/').slice(1);
  const here = operations.flatMap((operation) => {
    const params = paramsOf(operation, segments);
    return params ? [{ operation, params }] : [];
  });
  const found = here.find(({ operation }) => operation.method === method);
  if (found) return found;
  if (here.length === 0) throw new Refusal(404, 'The desk has no such address; see /api/openapi.json.');
  const allowed = here.flatMap(({ operation }) => (operation.method === 'GET' ? ['GET', 'HEAD'] : operation.method));
  throw new Refusal(405, `Use ${allowed.join(' or ')}.`, { Allow: allowed.join(', ') });
}

function paramsOf({ path }: Operation, segments: readonly string[]): Record<string, string> | null {
  const pattern = path.split('/').slice(1);
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of pattern.entries()) {
    const segment = segments[i]!;
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== segment : segment === '') return null;
    if (name !== undefined) params[name] = decoded(segment);
  }
  return params;
}

function decoded(segment: string): string {
  try {
    const text = decodeURIComponent(segment);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below.
  }
  throw new Refusal(400, 'The address has a broken percent code.');
}

/** Whether what an operation is asked for stands in the address; a question has no body. */
export const readsQuery = ({ method, input }: Operation) => method === 'GET' && input !== nothingSchema;

/** The path of an operation with its parameters filled in. */
export function pathOf({ path }: Operation, params: Readonly<Record<string, string | number>>): string {
  return path.replace(/\{(.+?)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}
