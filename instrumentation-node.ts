import { ServerResponse } from 'node:http';

/**
 * Next 16.4.6 sends `Location` twice with the first print of a redirect: once while it renders and once with the
 * headers it stored, and a client that joins them goes to "/a, /a". A redirect has one destination.
 */
const append = ServerResponse.prototype.appendHeader;
ServerResponse.prototype.appendHeader = function (name, value) {
  if (name.toLowerCase() === 'location' && this.hasHeader(name)) return this;
  return append.call(this, name, value);
};
