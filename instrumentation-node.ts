import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';
import { readEnv } from '#lib/config/env.ts';
import { keepFilesPrivate } from '#lib/config/private-files.ts';
import { cacheTagHeader } from '#lib/news/tag-header.ts';
import { carriedByRequest, type Carried } from '#lib/newsroom/carried.ts';

// Under plain `next start`; the press has seen to it.
keepFilesPrivate(readEnv().varDir);

/*
 * Two changes for what Next does; tests/unit/cache/patches-of-next.test.ts fails once it does so no longer.
 */

/**
 * Next 16.4.6 sends `Location` twice with the first print of a redirect: once while it renders and once with the
 * headers it stored, and a client that joins them goes to "/a, /a". A redirect has one destination.
 */
const append = ServerResponse.prototype.appendHeader;
ServerResponse.prototype.appendHeader = function (name, value) {
  if (name.toLowerCase() === 'location' && this.hasHeader(name)) return this;
  return append.call(this, name, value);
};

/**
 * Next 16.4.6 measures each print with `JSON.stringify` and forgets the figure (it is meant for fetches). A Buffer
 * becomes an array of numbers there: a quarter of what a render takes. Nothing in this process keeps a Buffer as JSON.
 */
Buffer.prototype.toJSON = () => ({ type: 'Buffer', data: [] });

/**
 * Each answer says what it depends on, `Cache-Tag`, and how new that was, `X-As-Of`: so the press knows when a page
 * has been overtaken. Next itself tells nobody the tags of a page.
 *
 * An answer whose headers cannot be written will never end. Its connection is closed, so that the press knows at once.
 */
subscribe('http.server.request.start', (message) => {
  const { response } = message as { response: ServerResponse };
  const carried: Carried = { tags: new Set(), asOf: null };
  carriedByRequest.enterWith(carried);
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    if (carried.asOf !== null && !this.headersSent) {
      this.setHeader('Cache-Tag', cacheTagHeader(carried.tags));
      this.setHeader('X-As-Of', carried.asOf);
    }
    try {
      if (carried.unavailable) {
        this.setHeader('Retry-After', '5');
        args[0] = this.statusCode = 503;
      }
      return Reflect.apply(writeHead, this, args);
    } catch (error) {
      this.destroy();
      throw error;
    }
  } as typeof writeHead;
});

// A press that was killed cannot end Next any more: Next sees that the channel to it is gone, or was gone before.
if (process.env.BEHIND_PRESS) {
  process.on('disconnect', () => process.exit(0));
  if (!process.connected) process.exit(0);
}
