import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * The bytes of a page in the encodings that were made so far: compressed, which is a third of what the page itself would
 * take in memory and what all browsers ask for; or as they are, where compressing them is no use.
 */
export type Bodies = { br?: Buffer; gzip?: Buffer } | { identity: Buffer };

const compressible = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml)\b|image\/svg\+xml)/;

const pack = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        // 6 takes four times as long, for one byte in a hundred.
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        // 256 kB, a long page: the standard 4 MB would be taken for each page that is compressed, and used by none.
        [constants.BROTLI_PARAM_LGWIN]: 18,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 7 }),
};

/** Compresses in one encoding. */
export async function packed(bytes: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  return exact(await pack[encoding](bytes));
}

/** The finished bytes of what has this media type. */
export async function finished(bytes: Buffer, type: string): Promise<Bodies> {
  if (!compressible.test(type)) return { identity: exact(bytes) };
  const [br, gzip] = await Promise.all([packed(bytes, 'br'), packed(bytes, 'gzip')]);
  return { br, gzip };
}

/** The encoding that has to be made for a client that wants this one. Who wants none is rare: for them a page is unpacked. */
export const madeFor = (encoding: Encoding): 'br' | 'gzip' => (encoding === 'br' ? 'br' : 'gzip');

/** The same bytes in memory of exactly their length: what zlib gives are pieces of larger blocks, which would stay with them. */
function exact(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
