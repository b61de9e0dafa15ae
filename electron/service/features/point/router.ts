import { live } from '../../kernel/live.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { doing, type StationDeps, type StationOs } from '../../station-os.ts';
import { saveAdvisor, saveDesk, saveSettings } from './administration.ts';
import { hashPin, pinsInTurn } from './pin.ts';
import { advisorList, deskList, settingsOf, signedInOn } from './queries.ts';
import { checkSetUp, setUpPoint } from './set-up.ts';
import { sessionOf, tryPin, type PinCheck } from './sign-in.ts';
import { isWeakPin } from './rules.ts';

const DONE = { ok: true } as const;

const routes = (os: StationOs, deps: StationDeps & PinCheck) => ({
  hello: os.point.hello.handler(({ context }) => {
    const settings = settingsOf(deps.db);
    const { deviceId, kind, deskId } = context.caller;
    const device = deps.db.first(deps.db.q.selectFrom('device').select('name').where('id', '=', deviceId));
    return {
      setUp: settings !== null,
      pointName: settings?.name ?? '',
      version: deps.version,
      device: { id: deviceId, kind, name: device?.name ?? '', deskId },
      contentLanguages: settings?.contentLanguages ?? ['fi', 'sv', 'en'],
      customerLanguages: settings?.customerLanguages ?? ['fi', 'sv', 'en'],
      now: deps.clock.now(),
    };
  }),
  setUp: os.point.setUp.handler(async ({ input, context, path }) => {
    checkSetUp(input);
    const pinHash = await hashPin(input.advisor.pin);
    const { advisor, ...settings } = input;
    // The PIN is no part of what a repeat is compared by: its digest could be tried out.
    const compared = { ...settings, advisor: { name: advisor.name } };
    return deps.acts.once(doing(context, path), compared, (act) => {
      setUpPoint(act, { ...settings, advisor }, pinHash);
      return DONE;
    });
  }),
  settings: os.point.settings.handler(() => {
    const settings = settingsOf(deps.db);
    if (!settings) throw new Refusal('NOT_FOUND', { what: 'point' });
    return settings;
  }),
  saveSettings: os.point.saveSettings.handler(({ input, context, path }) =>
    deps.acts.once(doing(context, path), input, (act) => {
      saveSettings(act, input.settings);
      return DONE;
    }),
  ),
  desks: os.point.desks.handler(() => deskList(deps.db)),
  saveDesk: os.point.saveDesk.handler(({ input, context, path }) => deps.acts.once(doing(context, path), input, (act) => saveDesk(act, input))),
  advisors: os.point.advisors.handler(() => advisorList(deps.db)),
  saveAdvisor: os.point.saveAdvisor.handler(async ({ input, context, path }) => {
    if (input.pin && isWeakPin(input.pin)) throw badField('pin', 'weakPin');
    if (!input.id && !input.pin) throw badField('pin', 'missing');
    const pinHash = input.pin ? await hashPin(input.pin) : null;
    const { pin: _pin, ...kept } = input;
    return deps.acts.once(doing(context, path), kept, (act) => saveAdvisor(act, kept, pinHash));
  }),
  signInNames: os.point.signInNames.handler(() => advisorList(deps.db).filter((advisor) => advisor.active).map(({ id, name }) => ({ id, name }))),
  signIn: os.point.signIn.handler(({ input, context, path }) => tryPin(deps, context, path, input, input.advisorId)),
  unlock: os.point.unlock.handler(({ input, context, path }) => {
    const present = signedInOn(deps.db, context.caller.deviceId);
    if (!present) throw new Refusal('NOT_SIGNED_IN');
    return tryPin(deps, context, path, input, present.id);
  }),
  lock: os.point.lock.handler(({ input, context, path }) =>
    deps.acts.once(doing(context, path), input, (act) => {
      const { deviceId } = context.caller;
      act.run(act.q.updateTable('session').set({ locked: 1 }).where('device_id', '=', deviceId));
      act.emit('sessionChanged', { deviceId });
      return sessionOf(act, deviceId);
    }),
  ),
  signOut: os.point.signOut.handler(({ input, context, path }) =>
    deps.acts.once(doing(context, path), input, (act) => {
      const { deviceId } = context.caller;
      const present = signedInOn(act, deviceId);
      if (present?.deskId) {
        const desk = act.first(act.q.selectFrom('desk_state').select(['ticket_id', 'visit_id', 'advisor_id']).where('desk_id', '=', present.deskId));
        if (desk?.advisor_id === present.id && (desk.ticket_id ?? desk.visit_id)) throw new Refusal('VISIT_OPEN');
        act.run(act.q.updateTable('desk_state').set({ open: 0, advisor_id: null }).where('desk_id', '=', present.deskId).where('advisor_id', '=', present.id));
      }
      act.run(act.q.deleteFrom('session').where('device_id', '=', deviceId));
      if (present) act.record({ kind: 'advisor.signedOut', subjectId: present.id });
      act.audit({});
      act.emit('sessionChanged', { deviceId });
      act.emit('queueChanged', {});
      return sessionOf(act, deviceId);
    }),
  ),
  session: os.point.session.handler(({ context }) => sessionOf(deps.db, context.caller.deviceId)),
  watchSession: os.point.watchSession.handler(({ context, signal, lastEventId }) =>
    live(
      {
        subscribe: (changed) => deps.events.subscribe('sessionChanged', (event) => event.deviceId === context.caller.deviceId && changed()),
        read: () => sessionOf(deps.db, context.caller.deviceId),
        mark: (session) => JSON.stringify(session),
      },
      signal,
      lastEventId,
    ),
  ),
});

/** Settings, desks, advisors and sign-in. */
export const pointRouter = (os: StationOs, deps: StationDeps): ReturnType<typeof routes> => routes(os, { ...deps, pinMatches: pinsInTurn() });
