/** Text messages by a gateway that takes them as JSON over HTTP. */
import { MessageRefused, type Carrier } from '#service/features/bookings/hub.ts';

const TIMEOUT_MS = 20_000;

/** A wrong number stays wrong; a wrong token, too many or a fault of the gateway do not. */
const finalNo = (status: number): boolean => status === 400 || status === 404 || status === 410 || status === 422;

/** Posts `{ id, to, text }`; `id` is also the idempotency key, by which the gateway knows a message it has taken. */
export const smsCarrier = (url: string, token: string): Carrier => ({
  kind: 'sms',
  detail: new URL(url).host,
  send: async ({ id, to, text }) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': id },
      body: JSON.stringify({ id, to: to.replaceAll(/[^\d+]/g, ''), text }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new Error(`the gateway does not answer (${error instanceof Error ? error.name : 'unknown'})`);
    });
    await response.body?.cancel();
    if (finalNo(response.status)) throw new MessageRefused(`the gateway does not take it (${response.status})`);
    if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
  },
});
