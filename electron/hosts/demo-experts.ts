/** Demo experts at the hub, two for each of a few authorities, and two interpreters; named by what they are, as no person is. */
import { hashPin } from '#service/features/point/index.ts';
import type { HubDeps } from '#service/hub-os.ts';
import { DEMO_PASSWORD } from './demo.ts';

const EXPERTS = [
  { name: 'Veroasiantuntija 1', providerId: 'verohallinto', languages: ['fi', 'en'] },
  { name: 'Veroasiantuntija 2', providerId: 'verohallinto', languages: ['fi', 'sv'] },
  { name: 'Etuusasiantuntija 1', providerId: 'kela', languages: ['fi', 'sv', 'en'] },
  { name: 'Etuusasiantuntija 2', providerId: 'kela', languages: ['fi', 'ru', 'uk'] },
  { name: 'Lupa-asiantuntija 1', providerId: 'poliisi', languages: ['fi', 'sv'] },
  { name: 'Lupa-asiantuntija 2', providerId: 'poliisi', languages: ['fi', 'en'] },
  { name: 'Ukrainan tulkki', providerId: null, languages: ['uk', 'ru', 'fi'] },
  { name: 'Viittomakielen tulkki', providerId: null, languages: ['fse', 'fi'] },
] as const;

/** Adds those of the providers this hub has, once; they sign in with the demo's password. */
export const makeDemoExperts = async ({ db, ids, clock }: Pick<HubDeps, 'db' | 'ids' | 'clock'>): Promise<void> => {
  if (await db.selectFrom('expert').select('id').limit(1).executeTakeFirst()) return;
  const known = new Set((await db.selectFrom('provider').select('id').execute()).map((row) => row.id));
  const hash = await hashPin(DEMO_PASSWORD);
  const now = clock.now();
  for (const { name, providerId, languages } of EXPERTS) {
    if (providerId && !known.has(providerId)) continue;
    const kept = { languages: JSON.stringify(languages), card_ids: '[]', active: 1, password_hash: hash, locked_until: null, presence: 'free', presence_since: now, presence_until: null, idle_since: now } as const;
    await db.insertInto('expert').values({ id: ids.next(), kind: providerId ? 'expert' : 'interpreter', name, provider_id: providerId, ...kept }).execute();
  }
};
