import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A small TCP proxy on this machine: a network that can be cut. */
export interface Cuttable {
  port: number;
  /** Breaks what is open and lets nothing new through. */
  cut(): void;
  /** Swallows everything, and says nothing. */
  swallow(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function cuttableTo(port: number): Promise<Cuttable> {
  const open = new Set<Socket>();
  let isCut = false;
  let swallows = false;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    if (isCut) return void near.destroy();
    near.pipe(far).pipe(near);
    if (swallows) for (const socket of [near, far]) socket.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakAll = () => open.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      breakAll();
    },
    swallow() {
      open.forEach((socket) => socket.pause());
      swallows = true;
    },
    mend() {
      isCut = false;
      swallows = false;
      open.forEach((socket) => socket.resume());
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      breakAll();
      await closed;
    },
  };
}
