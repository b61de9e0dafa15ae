/** Experts' sign-in, what they can do, and whether they can be had. */
import type { Expert } from '#shared/contract/remote/words.ts';
import { later } from '../../../kernel/clock.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { lockOutSeconds, pinMatches } from '../../point/index.ts';
import { end, setFree } from './ending.ts';
import type { Deed, Room, Who } from './room.ts';
import { readExperts, readSessions, type ExpertNow } from './rows.ts';

/** An expert as the contract tells of it. */
export const shownExpert = ({ kept: _kept, idleSince: _idle, deviceId: _device, ...expert }: ExpertNow): Expert => expert;

/** Throws `NOT_SIGNED_IN`. */
export const expertOn = (room: Room, deviceId: string): ExpertNow => {
  const expert = room.board.expertOn(deviceId);
  if (!expert?.active) throw new Refusal('NOT_SIGNED_IN');
  return expert;
};

/** Throws `WRONG_PASSWORD`, and `LOCKED_OUT` after too many. An unknown name costs the same time. */
export const signIn = async (room: Room, who: Who, input: { name: string; password: string }): Promise<Expert> => {
  const { db, clock } = room.deps;
  const expert = await db.selectFrom('expert').select(['id', 'password_hash', 'locked_until']).where('name', '=', input.name).where('active', '=', 1).executeTakeFirst();
  const now = clock.now();
  if (expert?.locked_until && expert.locked_until > now) throw new Refusal('LOCKED_OUT', { until: expert.locked_until });
  const fits = await pinMatches(input.password, expert?.password_hash ?? 'scrypt$AAAA$AAAA');
  if (!expert || !fits) {
    if (expert) {
      // Counted in the database, not from what was read before: guesses that come at once count each.
      const { wrong_tries: wrong } = await db.updateTable('expert').set((e) => ({ wrong_tries: e('wrong_tries', '+', 1) })).where('id', '=', expert.id).returning('wrong_tries').executeTakeFirstOrThrow();
      const seconds = lockOutSeconds(wrong);
      if (seconds > 0) await db.updateTable('expert').set({ locked_until: later(now, seconds * 1_000) }).where('id', '=', expert.id).execute();
    }
    throw new Refusal('WRONG_PASSWORD');
  }
  await room.change(who, async (deed) => {
    const { locked_until: locked } = await deed.tx.selectFrom('expert').select('locked_until').where('id', '=', expert.id).executeTakeFirstOrThrow();
    if (locked && locked > now) throw new Refusal('LOCKED_OUT', { until: locked });
    await deed.tx.updateTable('expert').set({ wrong_tries: 0, locked_until: null }).where('id', '=', expert.id).execute();
    const before = await deed.tx.selectFrom('expert_sign_in').selectAll().where((e) => e.or([e('device_id', '=', who.deviceId), e('expert_id', '=', expert.id)])).execute();
    if (before.some((row) => row.device_id === who.deviceId && row.expert_id === expert.id)) return;
    for (const row of before) deed.expert(row.expert_id);
    await deed.tx.deleteFrom('expert_sign_in').where((e) => e.or([e('device_id', '=', who.deviceId), e('expert_id', '=', expert.id)])).execute();
    await deed.tx.insertInto('expert_sign_in').values({ device_id: who.deviceId, expert_id: expert.id, since: deed.now }).execute();
    deed.expert(expert.id);
    await deed.note('signedIn', { expertId: expert.id });
  });
  const [read] = await readExperts(db, [expert.id]);
  return shownExpert(read!);
};

/** Throws `CONFLICT` `sessionOpen` while a session or its outcome is open. */
export const signOut = (room: Room, who: Who): Promise<void> =>
  room.change(who, async (deed) => {
    const row = await deed.tx.selectFrom('expert_sign_in').select('expert_id').where('device_id', '=', who.deviceId).executeTakeFirst();
    if (!row) return;
    if (room.board.sessionOf(row.expert_id)) throw new Refusal('CONFLICT', { reason: 'sessionOpen' });
    await deed.tx.deleteFrom('expert_sign_in').where('device_id', '=', who.deviceId).execute();
    deed.expert(row.expert_id);
    await deed.note('signedOut', { expertId: row.expert_id });
  });

/** Throws `CONFLICT` `inSession` in a talk, `outcomeMissing` for who would be free before the outcome is written. */
export const setPresence = async (room: Room, deed: Deed, expert: ExpertNow, input: { state: 'free' | 'afterWork' | 'away'; minutes?: number | undefined }): Promise<void> => {
  const session = room.board.sessionOf(expert.id);
  if (session && session.row.state !== 'afterWork') throw new Refusal('CONFLICT', { reason: 'inSession' });
  if (session && input.state === 'free') throw new Refusal('CONFLICT', { reason: 'outcomeMissing' });
  await deed.note('presence', { expertId: expert.id }, { state: input.state, minutes: input.minutes ?? null });
  if (input.state === 'free') return setFree(deed, expert.id);
  const until = input.minutes === undefined ? null : later(deed.now, input.minutes * 60_000);
  await deed.tx.updateTable('expert').set({ presence: input.state, presence_since: deed.now, presence_until: until }).where('id', '=', expert.id).execute();
  deed.expert(expert.id);
};

/** What was set has run out: free again, and a session whose outcome was never written is over without one. */
export const runOut = async (deed: Deed, expertId: string): Promise<void> => {
  const open = await deed.tx.selectFrom('remote_session').select('id').where('expert_id', '=', expertId).where('state', '=', 'afterWork').execute();
  for (const session of await readSessions(deed.tx, open.map(({ id }) => id))) await end(deed, session, null);
  await setFree(deed, expertId);
};

export type SavedExpert = Omit<Expert, 'id'> & { id?: string | undefined };

/** Throws `BAD_INPUT`, and `NOT_FOUND` for one of another provider. `own` is the provider an editor is bound to. */
export const saveExpert = async (room: Room, deed: Deed, expert: SavedExpert, hash: string | null, own: string | null): Promise<string> => {
  const { tx, now } = deed;
  if (expert.kind === 'expert' ? expert.providerId === null : expert.providerId !== null) throw badField('expert.providerId', expert.kind === 'expert' ? 'missing' : 'notOffered');
  if (own !== null && expert.providerId !== own) throw badField('expert.providerId', 'notOffered');
  if (expert.providerId && !(await tx.selectFrom('provider').select('id').where('id', '=', expert.providerId).executeTakeFirst())) throw badField('expert.providerId', 'notFound');
  const clash = await tx.selectFrom('expert').select('id').where('name', '=', expert.name).executeTakeFirst();
  if (clash && clash.id !== expert.id) throw badField('expert.name', 'taken');
  const values = { kind: expert.kind, name: expert.name, provider_id: expert.providerId, languages: JSON.stringify(expert.languages), card_ids: JSON.stringify(expert.cardIds), active: expert.active ? 1 : 0 };
  const id = expert.id ?? room.deps.ids.next();
  deed.expert(id);
  await deed.note('expertSaved', { expertId: id });
  if (!expert.id) {
    await tx.insertInto('expert').values({ id, ...values, password_hash: hash!, locked_until: null, presence: 'free', presence_since: now, presence_until: null, idle_since: now }).execute();
    return id;
  }
  const before = await tx.selectFrom('expert').select('provider_id').where('id', '=', id).executeTakeFirst();
  if (!before || (own !== null && before.provider_id !== own)) throw new Refusal('NOT_FOUND', { what: 'expert' });
  await tx.updateTable('expert').set({ ...values, ...(hash ? { password_hash: hash, wrong_tries: 0, locked_until: null } : {}) }).where('id', '=', id).execute();
  if (!expert.active) await tx.deleteFrom('expert_sign_in').where('expert_id', '=', id).execute();
  return id;
};

