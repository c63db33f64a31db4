import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a longer piece of work is: a bar in a terminal, a line now and then elsewhere. */
export function progressOf(thing: string): { show: (done: number, total: number) => void; stop: () => void } {
  return process.stderr.isTTY ? bar(thing) : lines(thing);
}

function bar(thing: string) {
  const single = new SingleBar(
    { format: `${thing} {bar} {value} of {total}, {eta_formatted} left`, hideCursor: true },
    Presets.shades_grey,
  );
  let started = false;
  return {
    show(done: number, total: number) {
      if (!started) single.start(total, done);
      else single.update(done);
      started = true;
    },
    stop: () => single.stop(),
  };
}

function lines(thing: string) {
  let shown = -1;
  return {
    show(done: number, total: number) {
      const tenth = Math.floor((done / total) * 10);
      if (tenth === shown) return;
      shown = tenth;
      console.error(`${thing}: ${done} of ${total}`);
    },
    stop: () => {},
  };
}
