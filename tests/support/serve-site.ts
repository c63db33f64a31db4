import { serve } from './serve.ts';
import { meridian } from './sites.ts';

/** The site that the browser tests read, until it is told to end. */
const server = await serve(meridian);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}
