/** The server of the page: on this machine alone, opened by a link that works once. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { TotsugoError } from '../errors.js';
import type { Lang } from '../report/phrases.js';
import type { Store } from '../store/open.js';
import { reviewApp } from './app.js';
import type { Auditor } from './clerk.js';
import { sessionKeeper } from './session.js';

export interface ReviewOptions {
  readonly db: Store;
  readonly user: string;
  readonly lang: Lang;
  /** 0: any free port. */
  readonly port: number;
  readonly twice: number | null;
  readonly audit: Auditor;
}

export interface Review {
  /** A new link, which opens the page once and ends the session before it. */
  readonly link: () => string;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** Starts the page. @throws TotsugoError PORT_UNAVAILABLE */
export async function startReview(options: ReviewOptions): Promise<Review> {
  const sessions = sessionKeeper(options.lang, () => performance.now());
  let address = `${HOST}:${options.port}`;
  const app = reviewApp({ ...options, sessions, address: () => address, now: () => new Date().toISOString() });
  const server = createAdaptorServer({
    fetch: app.fetch,
    // A request of a browser is short and quick; whatever is not gets no time and no room.
    serverOptions: {
      maxHeaderSize: 16 * 1024,
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      keepAliveTimeout: 5_000,
    },
  }) as Server;
  await listen(server, options.port);
  address = `${HOST}:${(server.address() as AddressInfo).port}`;
  return {
    link: () => `http://${address}/open?token=${sessions.newToken()}`,
    close: () => {
      sessions.end();
      return new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(new TotsugoError('PORT_UNAVAILABLE', { port, reason: error.code ?? '' })),
    );
    server.listen(port, HOST, () => done());
  });
}
