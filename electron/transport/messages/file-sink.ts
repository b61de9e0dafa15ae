/** Messages as files in a folder: for a hub that has no carrier yet, and to see what would go out. A name tells nothing of a person. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Carrier } from '#service/features/bookings/hub.ts';

/** One file a message, named by the message; the same again replaces it. */
export const fileSink = (folder: string): Carrier => ({
  kind: 'file',
  detail: folder,
  send: async (message) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${message.id}.json`);
    const half = `${file}.half`;
    writeFileSync(half, `${JSON.stringify(message, null, 2)}\n`, { mode: 0o600 });
    renameSync(half, file);
  },
});
