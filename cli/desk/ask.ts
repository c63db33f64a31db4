import { openAsBlob } from 'node:fs';
import { userInfo } from 'node:os';
import { readEnv } from '#lib/config/env.ts';
import { apiRoot, pathOf, readsQuery } from '#lib/desk/api/match.ts';
import type { ProblemDetails } from '#lib/desk/api/problem.ts';
import type { SentPicture } from '#lib/desk/commands/pictures.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { DeskError } from '#lib/desk/desk-error.ts';
import { operationOf } from '#lib/desk/operations.ts';
import type { Store } from '#lib/store/store.ts';

export type Params = Readonly<Record<string, string>>;

/** Asks the desk for an operation; answers what it answers. Rejects with what an editor can read. */
export type Ask = (operation: string, params: Params, input?: unknown) => Promise<unknown>;

/** Milliseconds: pictures of a long read are prepared before it is answered. */
const patience = 60_000;

/** Works on the store of this machine; whoever is logged in signs. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const { databaseUrl } = readEnv();
  const { openStore } = await import('#lib/store/open-store.ts');
  const { probeStore } = await import('#lib/store/probe-store.ts');
  await probeStore(databaseUrl).catch((error: Error) => {
    throw new Error(`${error.message}. Make it with npx broadsheet sync, or name a site with --site https://…`);
  });
  const store = await openStore(databaseUrl);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The desk of this machine. */
export function deskHere(store: Store): Desk {
  const { contentDir, varDir } = readEnv();
  return { store, by: userName(), contentDir, varDir };
}

export function askStore(store: Store): Ask {
  const desk = deskHere(store);
  return (id, params, input = {}) => known(id).check(params, input).run(desk);
}

/** Works on a site over its API; the token's name signs. */
export function askSite(site: string, token: string | null): Ask {
  const send = sender(site, token);
  return async (id, params, input = {}) => {
    const operation = known(id);
    const query = readsQuery(operation) ? `?${queryOf(input)}` : '';
    const body = operation.method === 'GET' ? {} : { body: JSON.stringify(input) };
    const headers = { 'Content-Type': 'application/json' };
    return send(`${pathOf(operation, params)}${query}`, { method: operation.method, headers, ...body });
  };
}

/** Sends a picture file to a site. */
export async function sendPicture(
  site: string,
  token: string | null,
  file: string,
  name: string,
): Promise<SentPicture> {
  const body = await openAsBlob(file);
  const headers = { 'Content-Type': 'application/octet-stream' };
  const sent = await sender(site, token)(`/pictures?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers,
    body,
  });
  return sent as SentPicture;
}

function sender(site: string, token: string | null) {
  const address = safeAddress(site);
  if (token === null) throw new Error('Send a token: --token bs_…, or BROADSHEET_TOKEN in the environment.');
  return async (path: string, request: RequestInit & { headers: Record<string, string> }): Promise<unknown> => {
    const answer = await fetch(`${address}${apiRoot}${path}`, {
      ...request,
      headers: { Authorization: `Bearer ${token}`, ...request.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    }).catch((error: Error) => {
      throw new Error(`${address} does not answer: ${(error.cause as Error | undefined)?.message ?? error.message}`);
    });
    if (answer.ok) return answer.json();
    throw await refusal(answer, address);
  };
}

function queryOf(input: unknown): URLSearchParams {
  const given = Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

/** A token sent in the clear is everybody's. */
function safeAddress(site: string): string {
  const url = URL.parse(site);
  if (url?.protocol === 'https:') return url.origin;
  const isHere = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!isHere) throw new Error(`"${site}" is no address for a token; write --site https://…`);
  return url.origin;
}

async function refusal(answer: Response, address: string): Promise<Error> {
  const location = answer.headers.get('location');
  if (location)
    return new Error(`${address} is elsewhere: it leads to ${location}. Write that site's address after --site.`);
  const problem = (await answer.json().catch(() => null)) as ProblemDetails | null;
  if (problem === null || typeof problem.detail !== 'string')
    return new Error(`${address} answered ${answer.status} and not what a Broadsheet site says; is it one?`);
  return new DeskError(answer.status === 422 ? 'invalid' : 'conflict', problem.detail, {
    problems: problem.problems ?? [],
  });
}

function known(id: string) {
  const operation = operationOf(id);
  if (!operation) throw new Error(`There is no operation "${id}"`);
  return operation;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without a name, as in many containers.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
