/** Demo sign-ins at the portal: an administrator of the hub and an editor of a few authorities. */
import { hashPin } from '#service/features/point/index.ts';
import type { HubDeps } from '#service/hub-os.ts';
import { DEMO_PASSWORD } from './demo.ts';

const EDITORS = [
  { name: 'Hallinta', role: 'administrator', providerId: null },
  { name: 'Verohallinto', role: 'editor', providerId: 'verohallinto' },
  { name: 'Kela', role: 'editor', providerId: 'kela' },
  { name: 'Poliisi', role: 'editor', providerId: 'poliisi' },
] as const;

/** Adds those of the providers this hub has, once. */
export const makeDemoEditors = async ({ db, ids }: Pick<HubDeps, 'db' | 'ids'>): Promise<void> => {
  if (await db.selectFrom('editor').select('id').limit(1).executeTakeFirst()) return;
  const known = new Set((await db.selectFrom('provider').select('id').execute()).map((row) => row.id));
  const hash = await hashPin(DEMO_PASSWORD);
  for (const editor of EDITORS) {
    if (editor.providerId && !known.has(editor.providerId)) continue;
    await db.insertInto('editor').values({ id: ids.next(), name: editor.name, role: editor.role, provider_id: editor.providerId, password_hash: hash, active: 1, locked_until: null }).execute();
  }
};
