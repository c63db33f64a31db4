import type { OutboxJob } from '#lib/store/outbox.ts';
import { CallFailure } from './call-out.ts';
import type { Delivery } from './outbox-worker.ts';

/** A job that several are to be told of, and as much of its payload as is known here. */
export interface Telling<Payload extends { left?: string[] | undefined }> {
  job: OutboxJob;
  payload: Payload;
}

export interface TellOptions<Target, Payload> {
  targets: readonly Target[];
  nameOf: (target: Target) => string;
  /** Tells one of them of all these at once. Throws a `CallFailure`. */
  tell: (target: Target, payloads: readonly Payload[], ending: AbortSignal) => Promise<void>;
}

/**
 * Tells each target, in one go, of all that it has not been told yet. Who was told need not be told again when another one
 * could not be; who asked to be left alone is, whatever else there is to tell.
 */
export function tellTargets<Target, Payload extends { left?: string[] | undefined }>({
  targets,
  nameOf,
  tell,
}: TellOptions<Target, Payload>): (tellings: readonly Telling<Payload>[], ending: AbortSignal) => Promise<Delivery[]> {
  /** Until when a target has asked to be left alone, by `performance.now()`. */
  const restUntil = new Map<Target, number>();
  const concerns = ({ left }: Payload, target: Target) => left?.includes(nameOf(target)) ?? true;

  return async (tellings, ending) => {
    const failures = new Map<Target, CallFailure>();
    await Promise.all(
      targets.map(async (target) => {
        const payloads = tellings.map(({ payload }) => payload).filter((payload) => concerns(payload, target));
        const failure = payloads.length === 0 ? null : await told(target, payloads, ending);
        if (failure) failures.set(target, failure);
      }),
    );
    return tellings.map(({ job, payload }) => {
      const failed = [...failures].filter(([target]) => concerns(payload, target));
      return { job, failure: failed.length === 0 ? null : failureOf(payload, failed) };
    });
  };

  async function told(target: Target, payloads: readonly Payload[], ending: AbortSignal): Promise<CallFailure | null> {
    const rest = ((restUntil.get(target) ?? 0) - performance.now()) / 1000;
    if (rest > 0) return new CallFailure(`${nameOf(target)} asked to wait`, rest);
    try {
      await tell(target, payloads, ending);
      return null;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      if (error.waitSeconds !== null) restUntil.set(target, performance.now() + error.waitSeconds * 1000);
      return error;
    }
  }

  function failureOf(payload: Payload, failed: readonly (readonly [Target, CallFailure])[]): Delivery['failure'] {
    const waits = failed.map(([, { waitSeconds }]) => waitSeconds);
    return {
      error: failed.map(([, { message }]) => message).join('; '),
      // As long as all of them asked for: who did not ask is tried earlier, the other is then left alone.
      waitSeconds: waits.some((wait) => wait === null) ? null : Math.min(...waits.map(Number)),
      payload: { ...payload, left: failed.map(([target]) => nameOf(target)) },
    };
  }
}
