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

/** How hard to try: what is kept until it changes, or what another banner will soon replace. An eighth more bytes, in a third of the time. */
type Effort = 'best' | 'fast';
const brotliQuality: Readonly<Record<Effort, number>> = { best: 6, fast: 3 };
const gzipLevel: Readonly<Record<Effort, number>> = { best: 7, fast: 4 };

const pack = {
  br: (bytes: Buffer, effort: Effort) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality[effort],
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        // 64 kB. With 256 kB a page takes four times as long and is a thousandth smaller.
        [constants.BROTLI_PARAM_LGWIN]: 16,
      },
    }),
  gzip: (bytes: Buffer, effort: Effort) => promisify(gzip)(bytes, { level: gzipLevel[effort] }),
};

/** Compresses in one encoding. */
export async function packed(bytes: Buffer, encoding: 'br' | 'gzip', effort: Effort): Promise<Buffer> {
  return exact(await pack[encoding](bytes, effort));
}

/** The finished bytes of what has this media type. */
export async function finished(bytes: Buffer, type: string): Promise<Bodies> {
  if (!compressible.test(type)) return { identity: exact(bytes) };
  const [br, gzip] = await Promise.all([packed(bytes, 'br', 'best'), packed(bytes, 'gzip', 'best')]);
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
