/**
 * Next 16.4.6 sends `Location` twice with the first print of a redirect: once while it renders and once with the
 * headers it stored, and a client that joins them goes to "/a, /a". A redirect has one destination.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { ServerResponse } = await import('node:http');
  const append = ServerResponse.prototype.appendHeader;
  ServerResponse.prototype.appendHeader = function (name, value) {
    if (name.toLowerCase() === 'location' && this.hasHeader(name)) return this;
    return append.call(this, name, value);
  };
}
