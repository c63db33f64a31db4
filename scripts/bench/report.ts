import { writeFileSync } from 'node:fs';
import { isMet, type Measure } from './measure.ts';

/** Prints the figures beside their bars, writes them as JSON, and ends the process badly when one is missed. */
export function report(file: string, measures: readonly Measure[]): void {
  console.table(
    measures.map((measure) => ({
      what: measure.what,
      bar: `${measure.atLeast ? '≥' : '≤'} ${measure.bar} ${measure.unit}`,
      got: `${Math.round(measure.got * 100) / 100} ${measure.unit}`,
      met: isMet(measure) ? 'yes' : 'NO',
    })),
  );
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, measures }, null, 2)}\n`,
  );
  process.exitCode = measures.every(isMet) ? 0 : 1;
}
