import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import { sqlitePath } from '#lib/store/sqlite-dialect.ts';
import { newStore } from './stores.ts';
import { written } from './written.ts';

test('a backup of SQLite made as the documentation says, while the site writes, has every acknowledged publish', async () => {
  const { store, url, end } = await newStore('sqlite');
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-backup-'));
  try {
    for (const slug of ['one', 'two', 'three']) await store.articles.save(written(slug), 'test', 'sync');
    const documented = /^node_modules\/\.bin\/node -e .*vacuum into.*$/m.exec(
      readFileSync('docs/operating.md', 'utf8'),
    )?.[0];
    const [from, into] = [sqlitePath(url), join(folder, 'copy.db')];
    const command = documented!.replace('var/broadsheet.db', from).replace('/backup/broadsheet.db', into);
    expect(command).toContain(into);

    // A transaction is open meanwhile, and is not in the copy.
    await store.transaction(async (tx) => {
      await tx.articles.save(written('later'), 'test', 'sync');
      const made = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
      expect(made.status, made.stderr).toBe(0);
    });

    const target = join(folder, 'restored.db');
    copyFileSync(into, target);
    const restored = await openStore(`file:${target}`);
    try {
      expect(await restored.articles.countPublished({})).toBe(3);
      expect(await restored.articles.publishedBySlug('three')).not.toBeNull();
      expect((await restored.search.search('headline', { limit: 10, offset: 0 })).total).toBe(3);
    } finally {
      await restored.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await end();
  }
});
