import path from 'node:path';

/**
 * Where `npm run dev` keeps what is wrong with files of the content folder, for their pages to show it to whoever writes:
 * lines, by folder and slug (`articles/strait`).
 */
export const faultsFile = (varDir: string) => path.join(/* turbopackIgnore: true */ varDir, 'dev', 'faults.json');

export type Faults = Record<string, string[]>;
