import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from './free-port.ts';

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Stands in for the press where a test must know what reaches it, or make it fail; it can go and come back. */
export async function pretendedOrigin() {
  const port = await freePort();
  const requests: IncomingMessage[] = [];
  let answer: Answering = (_, response) => response.end();
  let server: Server;
  const start = () =>
    new Promise<void>((listening) => {
      server = createServer((request, response) => {
        if (request.url === '/healthz') return response.end('ok');
        requests.push(request);
        answer(request, response);
      }).listen(port, '127.0.0.1', listening);
    });
  const stop = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  await start();
  return {
    port,
    /** What reached it since the last look, but for questions about its health. */
    asked: () => requests.splice(0),
    answers: (next: Answering) => (answer = next),
    start,
    stop,
  };
}
