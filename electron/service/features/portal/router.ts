import type { Provider } from '#shared/contract/cards.ts';
import type { EditorSession } from '#shared/contract/portal.ts';
import { later } from '../../kernel/clock.ts';
import type { HubDb } from '../../kernel/db-hub.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { by, type Editor, type HubDeps, type HubOs } from '../../hub-os.ts';
import { hashPin, lockOutSeconds, pinMatches } from '../point/index.ts';

const DONE = { ok: true } as const;

/** The editor signed in on a device, if any. */
export const editorOn = async (db: HubDb, deviceId: string): Promise<Editor | null> => {
  const row = await db
    .selectFrom('editor_session')
    .innerJoin('editor', 'editor.id', 'editor_session.editor_id')
    .select(['editor.id', 'editor.name', 'editor.role', 'editor.provider_id'])
    .where('editor_session.device_id', '=', deviceId)
    .where('editor.active', '=', 1)
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, role: row.role, providerId: row.provider_id } : null;
};

const providerList = async (db: HubDb): Promise<Provider[]> =>
  (await db.selectFrom('provider').selectAll().orderBy('id').execute()).map((row) => ({ id: row.id, name: JSON.parse(row.name) as Provider['name'], shortName: JSON.parse(row.short_name) as Provider['shortName'] }));

const sessionOf = async (db: HubDb, deviceId: string): Promise<EditorSession> => {
  const editor = await editorOn(db, deviceId);
  const provider = editor?.providerId ? ((await providerList(db)).find((candidate) => candidate.id === editor.providerId) ?? null) : null;
  return { editor: editor ? { ...editor } : null, provider };
};

/** Sign-in at the hub and who its editors are. */
export const portalRouter = (os: HubOs, deps: HubDeps) => {
  const { db } = deps;
  return {
    hello: os.portal.hello.handler(async () => {
      const first = await db.selectFrom('editor').select('id').limit(1).executeTakeFirst();
      return { setUp: first !== undefined, now: deps.clock.now(), version: deps.version };
    }),
    setUp: os.portal.setUp.handler(async ({ input, context, path }) => {
      const hash = await hashPin(input.password);
      const { password: _password, ...kept } = input;
      return deps.once(by(context, path), kept, async (tx) => {
        if (await tx.selectFrom('editor').select('id').limit(1).executeTakeFirst()) throw new Refusal('CONFLICT', { reason: 'alreadySetUp' });
        await tx.insertInto('editor').values({ id: deps.ids.next(), name: input.name, role: 'administrator', provider_id: null, password_hash: hash, active: 1, locked_until: null }).execute();
        return DONE;
      });
    }),
    signIn: os.portal.signIn.handler(async ({ input, context }) => {
      const editor = await db.selectFrom('editor').selectAll().where('name', '=', input.name).where('active', '=', 1).executeTakeFirst();
      const now = deps.clock.now();
      if (editor?.locked_until && editor.locked_until > now) throw new Refusal('LOCKED_OUT', { until: editor.locked_until });
      // An unknown name costs the same time as a wrong password.
      const fits = await pinMatches(input.password, editor?.password_hash ?? 'scrypt$AAAA$AAAA');
      if (!editor || !fits) {
        if (editor) {
          // Counted in the database, not from what was read before: guesses that come at once count each.
          const { wrong_tries: wrong } = await db.updateTable('editor').set((e) => ({ wrong_tries: e('wrong_tries', '+', 1) })).where('id', '=', editor.id).returning('wrong_tries').executeTakeFirstOrThrow();
          const seconds = lockOutSeconds(wrong);
          if (seconds > 0) await db.updateTable('editor').set({ locked_until: later(now, seconds * 1_000) }).where('id', '=', editor.id).execute();
        }
        throw new Refusal('WRONG_PASSWORD');
      }
      const { deviceId } = context.caller;
      await db.transaction().execute(async (tx) => {
        const { locked_until: locked } = await tx.selectFrom('editor').select('locked_until').where('id', '=', editor.id).executeTakeFirstOrThrow();
        if (locked && locked > now) throw new Refusal('LOCKED_OUT', { until: locked });
        await tx.updateTable('editor').set({ wrong_tries: 0, locked_until: null }).where('id', '=', editor.id).execute();
        await tx
          .insertInto('editor_session')
          .values({ device_id: deviceId, editor_id: editor.id, since: now })
          .onConflict((c) => c.column('device_id').doUpdateSet({ editor_id: editor.id, since: now }))
          .execute();
      });
      return sessionOf(db, deviceId);
    }),
    signOut: os.portal.signOut.handler(async ({ context }) => {
      await db.deleteFrom('editor_session').where('device_id', '=', context.caller.deviceId).execute();
      return DONE;
    }),
    session: os.portal.session.handler(({ context }) => sessionOf(db, context.caller.deviceId)),
    providers: os.portal.providers.handler(() => providerList(db)),
    editors: os.portal.editors.handler(async () =>
      (await db.selectFrom('editor').select(['id', 'name', 'role', 'provider_id', 'active']).orderBy('name').execute()).map((row) => ({
        id: row.id,
        name: row.name,
        role: row.role,
        providerId: row.provider_id,
        active: row.active === 1,
      })),
    ),
    saveEditor: os.portal.saveEditor.handler(async ({ input, context, path }) => {
      if (!input.id && !input.password) throw badField('password', 'missing');
      if (input.role === 'editor' && !input.providerId) throw badField('providerId', 'missing');
      const hash = input.password ? { password_hash: await hashPin(input.password), wrong_tries: 0, locked_until: null } : null;
      const { password: _password, ...kept } = input;
      return deps.once(by(context, path), kept, async (tx) => {
        if (input.providerId && !(await tx.selectFrom('provider').select('id').where('id', '=', input.providerId).executeTakeFirst())) throw badField('providerId', 'notFound');
        const clash = await tx.selectFrom('editor').select('id').where('name', '=', input.name).executeTakeFirst();
        if (clash && clash.id !== input.id) throw badField('name', 'taken');
        const values = { name: input.name, role: input.role, provider_id: input.providerId, active: input.active ? 1 : 0 };
        const id = input.id ?? deps.ids.next();
        if (input.id) {
          const { numUpdatedRows } = await tx.updateTable('editor').set({ ...values, ...hash }).where('id', '=', id).executeTakeFirstOrThrow();
          if (numUpdatedRows === 0n) throw new Refusal('NOT_FOUND', { what: 'editor' });
        } else await tx.insertInto('editor').values({ id, ...values, password_hash: hash!.password_hash, locked_until: null }).execute();
        return { id };
      });
    }),
  };
};
