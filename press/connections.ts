import type { Server, Socket } from 'node:net';
import { networkOf } from './client-address.ts';

/**
 * Connections of one address: several hundred readers may be behind one, each with a few, mostly idle. Behind a proxy
 * of ours they are the proxy's, which has bounds of its own.
 */
const mostOfOne = 600;

/**
 * Bounds the connections of each address; an IPv6 network counts as one.
 *
 * @param onRefusal hears of a connection that was closed at once
 */
export function boundConnections(server: Server, onRefusal: (address: string) => void): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = networkOf(socket.remoteAddress ?? '');
    const count = (open.get(address) ?? 0) + 1;
    if (count > mostOfOne) {
      socket.destroy();
      return onRefusal(address);
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = open.get(address)! - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
  });
}
