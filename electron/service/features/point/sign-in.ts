/** Signing in and unlocking: PIN against hash, a growing delay after wrong ones, one session per device. */
import type { Session } from '#shared/contract/point.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { later } from '../../kernel/clock.ts';
import type { Read } from '../../kernel/acts.ts';
import { doing, type HandlerContext, type StationDeps } from '../../station-os.ts';
import type { pinMatches } from './pin.ts';
import { advisorWithPin, signedInOn } from './queries.ts';
import { lockOutSeconds, triesLeft } from './rules.ts';

export const sessionOf = (db: Read, deviceId: string): Session => {
  const present = signedInOn(db, deviceId);
  return present
    ? { advisor: { id: present.id, name: present.name, role: present.role }, locked: present.locked, deskId: present.deskId }
    : { advisor: null, locked: false, deskId: null };
};

/** How a PIN is compared with its hash. */
export interface PinCheck {
  pinMatches: typeof pinMatches;
}

type Tried = { ok: true; session: Session } | { ok: false; refusal: Refusal };

/**
 * Tries a PIN and, when it fits, signs the advisor in on the caller's device.
 * Throws `WRONG_PIN` with the tries left, `LOCKED_OUT` with the instant until when.
 */
export const tryPin = async (deps: StationDeps & PinCheck, context: HandlerContext, path: readonly string[], input: { commandId: string; pin: string }, advisorId: string): Promise<Session> => {
  const advisor = advisorWithPin(deps.db, advisorId);
  if (!advisor) throw badField('advisorId', 'notFound');
  if (advisor.locked_until && advisor.locked_until > deps.clock.now()) throw new Refusal('LOCKED_OUT', { until: advisor.locked_until });
  const fits = await deps.pinMatches(input.pin, advisor.pin_hash);
  const { deviceId } = context.caller;
  const tried = await deps.acts.once<Tried>({ ...doing(context, path), advisor: { id: advisorId } }, { commandId: input.commandId }, (act) => {
    // Read again: other tries may have run while the hash was computed.
    const now = advisorWithPin(act, advisorId);
    if (!now || (now.locked_until && now.locked_until > act.now)) return { ok: false, refusal: new Refusal('LOCKED_OUT', { until: now?.locked_until ?? act.now }) };
    if (!fits) {
      const wrong = now.wrong_pins + 1;
      const seconds = lockOutSeconds(wrong);
      const until = seconds > 0 ? later(act.now, seconds * 1_000) : null;
      act.run(act.q.updateTable('advisor').set({ wrong_pins: wrong, locked_until: until }).where('id', '=', advisorId));
      act.audit({ detail: { wrongPins: wrong, lockedSeconds: seconds } });
      return { ok: false, refusal: until ? new Refusal('LOCKED_OUT', { until }) : new Refusal('WRONG_PIN', { triesLeft: triesLeft(wrong) }) };
    }
    act.run(act.q.updateTable('advisor').set({ wrong_pins: 0, locked_until: null }).where('id', '=', advisorId));
    const before = signedInOn(act, deviceId);
    const desk = before?.id === advisorId ? before.deskId : null;
    act.run(
      act.q
        .insertInto('session')
        .values({ device_id: deviceId, advisor_id: advisorId, locked: 0, since: act.now, desk_id: desk })
        .onConflict((c) => c.column('device_id').doUpdateSet({ advisor_id: advisorId, locked: 0, since: act.now, desk_id: desk })),
    );
    act.record({ kind: 'advisor.signedIn', subjectId: advisorId });
    act.audit({});
    act.emit('sessionChanged', { deviceId });
    return { ok: true, session: sessionOf(act, deviceId) };
  });
  if (tried.ok) return tried.session;
  throw new Refusal(tried.refusal.code, tried.refusal.data);
};
