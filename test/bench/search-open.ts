/** Opens a station's database and asks once: `node test/bench/search-open.ts <file> <words>` prints the milliseconds. */
import { findCards } from '#service/features/cards/index.ts';
import { openStationDatabase } from '#service/kernel/db.ts';
import type { StationTables } from '#service/tables/station.ts';

const [file = '', words = ''] = process.argv.slice(2);
const started = performance.now();
const db = openStationDatabase<StationTables>(file);
const { rows } = findCards(db, { words, language: 'fi', filters: {}, limit: 20 });
console.log(JSON.stringify({ ms: performance.now() - started, rows: rows.length }));
await db.close();
