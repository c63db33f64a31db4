import type { PurgeTarget } from '#lib/config/cdn.ts';
import { CallFailure, callOut, type Callee } from '../store/call-out.ts';
import { purgeRequests, targetName } from './purge-requests.ts';

/**
 * Tells one cache which tags changed, in as many calls as it takes, one after the other.
 *
 * @param ending when the press ends: then no further call is begun
 * @throws CallFailure at the first call that fails
 */
export async function sendPurge(target: PurgeTarget, tags: readonly string[], ending: AbortSignal): Promise<void> {
  for (const request of purgeRequests(target, tags)) {
    if (ending.aborted) throw new CallFailure(`${targetName(target)}: the press was ending`);
    await callOut(calleeOf(target), request);
  }
}

function calleeOf(target: PurgeTarget): Callee {
  return {
    name: targetName(target),
    secret: target.token,
    // Cloudflare may say no with 200.
    refuses: (answer) => target.kind === 'cloudflare' && /"success"\s*:\s*false/.test(answer),
  };
}
