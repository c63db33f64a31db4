import { sql, type RawBuilder } from 'kysely';
import type { Dialect } from '../connection.ts';

/**
 * Text that is compared, sorted or looked up: by its bytes in both databases. (PostgreSQL would otherwise sort by the
 * language of its cluster, slower and differently from one server to the next.)
 */
export function keyText(dialect: Dialect): RawBuilder<string> {
  return dialect === 'postgres' ? sql<string>`text collate "C"` : sql<string>`text`;
}

/** A number the database counts up itself; never given twice, also after rows were deleted. */
export function countedId(dialect: Dialect): RawBuilder<number> {
  return dialect === 'postgres' ? sql<number>`bigserial primary key` : sql<number>`integer primary key autoincrement`;
}
