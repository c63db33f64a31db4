import type { AnnounceKind, AnnounceTarget } from '#lib/config/announce.ts';
import { announcePayload, type AnnouncePayload } from '#lib/store/announce-job.ts';
import { CallFailure, callOut } from '../store/call-out.ts';
import type { Carrier } from '../store/outbox-worker.ts';
import { tellTargets } from '../store/tell-targets.ts';
import { announceRequests, announceTargetName } from './announce-requests.ts';

export interface AnnounceOptions {
  targets: readonly AnnounceTarget[];
  /** Absolute address of the site, without a slash at the end. */
  siteUrl: () => string;
}

/** Does the jobs `websub` and `indexnow`, as far as the environment names somebody to be told. */
export function announceCarriers({ targets, siteUrl }: AnnounceOptions): Partial<Record<AnnounceKind, Carrier>> {
  const kinds = new Set(targets.map(({ kind }) => kind));
  return Object.fromEntries([...kinds].map((kind) => [kind, carrier(kind)]));

  function carrier(kind: AnnounceKind): Carrier {
    const tell = tellTargets<AnnounceTarget, AnnouncePayload>({
      targets: targets.filter((target) => target.kind === kind),
      nameOf: announceTargetName,
      async tell(target, payloads, ending) {
        const callee = { name: announceTargetName(target), secret: target.kind === 'indexnow' ? target.key : null };
        const paths = payloads.flatMap((payload) => payload.paths);
        for (const request of announceRequests(target, paths, siteUrl())) {
          if (ending.aborted) throw new CallFailure(`${callee.name}: the press was ending`);
          await callOut(callee, request);
        }
      },
    });
    return (jobs, ending) =>
      tell(
        jobs.map((job) => ({ job, payload: announcePayload.parse(job.payload) })),
        ending,
      );
  }
}
