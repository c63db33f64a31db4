import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sendText, type Exchange } from './answers.ts';
import type { Metrics } from './metrics.ts';
import { readiness, withoutReasons, type Readiness, type ReadinessSources } from './readiness.ts';

interface ReporterOptions {
  metrics: Metrics;
  metricsToken: string | null;
  trustedProxies: number;
  readiness: ReadinessSources;
  /** The newest change that the press has seen; -1 before its first look. */
  seen: () => number;
}

/** Milliseconds for which one look at the readiness does for all who ask. */
const lookFor = 500;

/** Answers `/healthz` (alive), `/readyz` (does all that it is for) and `/metrics`. */
export function reporter(options: ReporterOptions) {
  let look: { at: number; result: Promise<Readiness> } | null = null;
  const ready = () => {
    if (!look || performance.now() - look.at > lookFor) {
      look = { at: performance.now(), result: readiness(options.readiness) };
    }
    return look.result;
  };
  return async (what: 'healthz' | 'readyz' | 'metrics', exchange: Exchange): Promise<void> => {
    const uncached = { 'Cache-Control': 'no-store' };
    if (what === 'healthz') return sendText(exchange, 200, 'ok', uncached);
    if (what === 'readyz') {
      const report = await ready();
      const headers = { ...uncached, 'Content-Type': 'application/json' };
      const said = mayReadMetrics(exchange.request, options) ? report : withoutReasons(report);
      const body = JSON.stringify({ ...said, seen: options.seen() });
      return sendText(exchange, report.ready ? 200 : 503, body, headers);
    }
    if (!mayReadMetrics(exchange.request, options)) return sendText(exchange, 404, 'There is nothing at this address.');
    const { registry } = options.metrics;
    sendText(exchange, 200, await registry.metrics(), { ...uncached, 'Content-Type': registry.contentType });
  };
}

const loopback = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Whoever has the token; without one, who asks on this machine itself and not through a proxy. */
function mayReadMetrics(request: IncomingMessage, { metricsToken, trustedProxies }: ReporterOptions): boolean {
  if (metricsToken !== null) return sameSecret(request.headers.authorization ?? '', `Bearer ${metricsToken}`);
  const proxied = ['x-forwarded-for', 'forwarded', 'via'].some((name) => request.headers[name] !== undefined);
  return trustedProxies === 0 && !proxied && loopback.test(request.socket.remoteAddress ?? '');
}

function sameSecret(given: string, secret: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
