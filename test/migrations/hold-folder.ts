/** Holds a data folder until it is killed. */
import { holdFolder } from '#service/kernel/db-lock.ts';

const held = holdFolder(process.argv[2] ?? '');
process.stdout.write('held\n');
// What nothing reaches is collected, and its lock is given up with it.
setInterval(() => void held.release, 60_000);
