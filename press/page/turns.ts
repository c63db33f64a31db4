/** Something that waits for its turn, on behalf of one address or several. */
export interface Waiting {
  addresses: Set<string>;
  /** By `performance.now()`. */
  since: number;
  start: () => void;
}

/** A line for each address; one of each goes in turn, so that nobody waits behind all that another asks for. */
export class Turns {
  readonly #lines = new Map<string, Waiting[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** How many wait on behalf of an address. */
  of(address: string): number {
    return this.#lines.get(address)?.length ?? 0;
  }

  /** The one whose turn it is. */
  get next(): Waiting | undefined {
    for (const [first] of this.#lines.values()) return first;
    return undefined;
  }

  add(waiting: Waiting): void {
    this.#size += 1;
    for (const address of waiting.addresses) this.#line(address).push(waiting);
  }

  /** Another address waits for the same: it goes when the turn of either comes. */
  join(waiting: Waiting, address: string): void {
    if (waiting.addresses.has(address)) return;
    waiting.addresses.add(address);
    this.#line(address).push(waiting);
  }

  /** Takes the one whose turn it is; its address is the last again. */
  take(): Waiting | undefined {
    const [[address] = []] = this.#lines;
    const taken = this.next;
    if (!taken || address === undefined) return undefined;
    this.leave(taken);
    const others = this.#lines.get(address);
    if (others) {
      this.#lines.delete(address);
      this.#lines.set(address, others);
    }
    return taken;
  }

  leave(waiting: Waiting): void {
    this.#size -= 1;
    for (const address of waiting.addresses) {
      const left = this.#line(address).filter((each) => each !== waiting);
      if (left.length > 0) this.#lines.set(address, left);
      else this.#lines.delete(address);
    }
  }

  #line(address: string): Waiting[] {
    let line = this.#lines.get(address);
    if (!line) this.#lines.set(address, (line = []));
    return line;
  }
}
