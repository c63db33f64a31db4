import { serve } from './serve.ts';
import { meridian } from './sites.ts';

/** The Meridian for tests that only read it, unless `npm test` serves it already. */
export default async function serveMeridian(): Promise<(() => Promise<void>) | undefined> {
  const served = await fetch(`${meridian.url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (served) return undefined;
  const server = await serve(meridian);
  return () => server.stop();
}
