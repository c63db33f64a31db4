import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** Magic line and digest of a file of ours: `lib/cache/file-shelf.ts`. */
const headLength = 'broadsheet shelf 1\n'.length + 32;

/** All text in the files below a folder, unpacked: what has been kept there of anything. */
export function keptText(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return [bytes.toString('latin1'), ...textOf(tried(() => deserialize(bytes.subarray(headLength))))].join('\n');
    })
    .join('\n');
}

function textOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) {
    const unpacked = [tried(() => brotliDecompressSync(value)), tried(() => gunzipSync(value))];
    return [value, ...unpacked.filter((bytes) => bytes instanceof Uint8Array)].map((bytes) =>
      Buffer.from(bytes).toString(),
    );
  }
  if (value instanceof Map) return [...value].flatMap(textOf);
  if (Array.isArray(value)) return value.flatMap(textOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textOf) : [];
}

function tried(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return null;
  }
}
