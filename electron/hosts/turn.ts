/** Where the hub's TURN servers are, from the environment of its process. There is no default secret. */
import type { TurnOptions } from '#service/features/remote/hub.ts';
import type { Log } from '#service/kernel/log.ts';

const ADDRESS = /^turns?:[^\s,?]+(\?transport=(udp|tcp))?$/;
/** Shorter ones are guessed from one credential that was seen. */
const SECRET_CHARACTERS = 16;

/**
 * `ONEDOOR_TURN_URLS`: addresses with commas between, as `turn:turn.example.fi:3478?transport=udp,turns:turn.example.fi:443?transport=tcp`;
 * `ONEDOOR_TURN_SECRET`: coturn's `static-auth-secret`. Null when either is missing or not right, which is logged without the secret.
 */
export const turnOf = (environment: Record<string, string | undefined>, log: Log): TurnOptions | null => {
  const said = environment['ONEDOOR_TURN_URLS']?.trim() ?? '';
  const secret = environment['ONEDOOR_TURN_SECRET'] ?? '';
  if (said === '' && secret === '') return null;
  const urls = said.split(',').map((url) => url.trim()).filter((url) => url !== '');
  const wrong = urls.filter((url) => !ADDRESS.test(url));
  if (urls.length > 0 && wrong.length === 0 && secret.length >= SECRET_CHARACTERS) return { urls, secret };
  log.error({ urls: urls.length, wrong, secret: secret.length >= SECRET_CHARACTERS }, 'TURN is not used: it needs ONEDOOR_TURN_URLS and an ONEDOOR_TURN_SECRET of sixteen characters or more');
  return null;
};
