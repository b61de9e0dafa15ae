/** Holds a data folder until it is killed. */
import { holdFolder } from '#service/kernel/db-lock.ts';

holdFolder(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => undefined, 60_000);
