import { Command } from 'commander';
import type { Store } from '#lib/store/store.ts';
import { withStore } from '../desk/ask.ts';

/** `broadsheet subscriber list`: who asked for a newsletter. On the machine of the site only. */
export function subscriberCommand(): Command {
  return new Command('subscriber').description('Readers who asked for a newsletter.').addCommand(
    new Command('list')
      .description('Lists them by address, with when they asked and whether they confirmed.')
      .option('--json', 'for machines')
      .action(({ json }: { json?: boolean }) => withStore((store) => list(store, json ?? false))),
  );
}

async function list({ subscribers }: Store, asJson: boolean): Promise<void> {
  let count = 0;
  if (asJson) console.log('[');
  for await (const batch of subscribers.each()) {
    for (const subscriber of batch) {
      const { email, list: newsletter, status, requestedAt } = subscriber;
      if (asJson) console.log(`${count === 0 ? ' ' : ','} ${JSON.stringify(subscriber)}`);
      else console.log(`${email}  ${newsletter}  ${status}, asked ${requestedAt}`);
      count += 1;
    }
  }
  if (asJson) console.log(']');
  else if (count === 0) console.log('Nobody has asked for a newsletter.');
}
