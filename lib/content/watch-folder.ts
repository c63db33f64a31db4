import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { documentFolders, isScratch, siteFiles } from './read-folder.ts';

/** What a publication is read from, below its folder. */
const read: readonly string[] = [...documentFolders, ...siteFiles, 'media'];

/** Milliseconds between two looks, where the system cannot tell of changes; pictures are looked at half as often. */
const polling = { backend: 'polling', pollingInterval: 1000, pollingBinaryInterval: 2000 } as const;

/** The system follows no more folders for this user. */
const exhausted = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

export interface FolderWatch {
  close(): Promise<void>;
}

/**
 * Tells of every change to a publication's files, in whatever way an editor saves them.
 *
 * It follows folders, not files: what replaces a file is seen like what writes into it. Where the system follows no
 * more folders it says so, and looks at the files once a second instead.
 *
 * @param onChange is called for each file, often several times for one save
 * @param print takes what is wrong with the watching itself
 * @returns when every change from now on will be told
 */
export async function watchFolder(
  contentDir: string,
  onChange: (file: string) => void,
  print: (text: string) => void,
): Promise<FolderWatch> {
  const dir = path.resolve(contentDir);
  let watcher: FSWatcher;
  const follow = async (options: object) => {
    const following = watch(dir, { ignored: (file) => !isRead(dir, file), ignoreInitial: true, ...options });
    following.on('all', (_event, file) => onChange(file));
    const errors: unknown[] = [];
    following.on('error', (error) => {
      errors.push(error);
      if (watcher === following) void take(error);
    });
    await new Promise<void>((ready) => following.once('ready', ready));
    watcher = following;
    for (const error of errors) await take(error);
  };
  let isPolling = false;
  const take = async (error: unknown) => {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!exhausted.has(code)) return print(`part of ${contentDir} is not watched: ${message}`);
    if (isPolling) return;
    isPolling = true;
    print(
      `The system follows no more folders (${code}), so ${contentDir} is looked at once a second, which takes more of the processor. ` +
        'On Linux raise fs.inotify.max_user_watches and fs.inotify.max_user_instances (docs/writing.md).',
    );
    await watcher.close();
    await follow(polling);
    // What was saved between the two.
    onChange(dir);
  };
  await follow({});
  return { close: () => watcher.close() };
}

function isRead(dir: string, file: string): boolean {
  const below = path.relative(dir, file).split(path.sep).join('/');
  return below === '' || (read.includes(below.split('/')[0] ?? '') && !isScratch(below));
}
