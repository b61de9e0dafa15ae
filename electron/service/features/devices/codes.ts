/** One-time codes by which a new screen is enrolled. */
import type { Act } from '../../kernel/acts.ts';
import { later } from '../../kernel/clock.ts';
import { digest } from '../../kernel/ids.ts';
import { keyed, type SecretKey } from '../../kernel/secrets.ts';
import type { StationEvents } from '../../station-events.ts';
import type { DeviceKind } from '#shared/contract/words.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Derived from the command's id, so that a retry gets the same code while the database keeps only its digest. */
export const codeFor = (key: SecretKey, commandId: string): string => Array.from(keyed(key, commandId).subarray(0, LENGTH), (byte) => ALPHABET[byte % 32]).join('');

export const keepCode = (act: Pick<Act<StationEvents>, 'run' | 'q' | 'now'>, code: string, what: { kind: DeviceKind; name: string; deskId: string | null }, minutes: number): string => {
  const expiresAt = later(act.now, minutes * 60_000);
  act.run(
    act.q
      .insertInto('enrolment_code')
      .values({ code_hash: digest(code), kind: what.kind, name: what.name, desk_id: what.deskId, expires_at: expiresAt, used_at: null })
      .onConflict((c) => c.column('code_hash').doNothing()),
  );
  return expiresAt;
};
