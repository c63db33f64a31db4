import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { CompiledBody } from '#lib/news/article.ts';
import type { ContentDocument } from './documents.ts';
import type { DocumentFolder } from './read-folder.ts';
import { newWorkFolder } from './work-folder.ts';

/** A document that is ready to be written to the store. */
export interface Ready<Folder extends DocumentFolder = DocumentFolder> extends ContentDocument<Folder> {
  /** Of everything it was made of. */
  hash: string;
  body: CompiledBody;
}

/**
 * Documents on their way to the store, on the disk: all of a publication are ready before the first is written, and they
 * may be more than the memory holds.
 */
export class Spool {
  readonly #folder: string;
  readonly #files = new Map<DocumentFolder, WriteStream>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(varDir: string): Promise<Spool> {
    return new Spool(await newWorkFolder(varDir));
  }

  async add(document: Ready): Promise<void> {
    const file = this.#files.get(document.folder) ?? createWriteStream(this.#fileOf(document.folder));
    this.#files.set(document.folder, file);
    // Readers of lines take these two for ends of them.
    const line = JSON.stringify(document).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
    if (!file.write(`${line}\n`)) await once(file, 'drain');
  }

  /** To be called when all are there, before they are read. */
  async close(): Promise<void> {
    for (const file of this.#files.values()) {
      file.end();
      await once(file, 'close');
    }
  }

  /** The documents of a folder, in the order in which they were added. */
  async *read<Folder extends DocumentFolder>(folder: Folder): AsyncGenerator<Ready<Folder>> {
    if (!this.#files.has(folder)) return;
    const lines = createInterface({ input: createReadStream(this.#fileOf(folder)), crlfDelay: Infinity });
    for await (const line of lines) yield JSON.parse(line) as Ready<Folder>;
  }

  async remove(): Promise<void> {
    for (const file of this.#files.values()) file.destroy();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #fileOf(folder: DocumentFolder): string {
    return path.join(this.#folder, `${folder}.jsonl`);
  }
}
