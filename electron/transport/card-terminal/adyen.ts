/**
 * Adyen terminals over the local network: Terminal API over HTTPS on the terminal's own address, encrypted with the
 * shared key, the terminal known by its certificate. Each order goes out once; lost answers are asked for.
 */
import type { AdyenSettings, CardTerminal, Heard, TerminalAccess, TerminalSecret } from '#service/features/payments/index.ts';
import { heardOfOrder, heardOfStatus, isAnswerTo, receiptLines } from './nexo-answers.ts';
import { createEnvelopes, type SharedKey } from './nexo-envelope.ts';
import { abortRequest, orderRequest, receiptRequest, statusRequest, type NexoRequest } from './nexo-requests.ts';
import { postOnce } from './pinned-post.ts';

export interface AdyenTimes {
  /** Milliseconds a terminal may take to end an order (120 s, Adyen "Timeouts"). */
  order: number;
  /** Milliseconds until a question that is not answered counts as lost. */
  question: number;
}

const TIMES: AdyenTimes = { order: 120_000, question: 10_000 };
const PATH = '/nexo';
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type Answer = { kind: 'message'; message: Record<string, unknown> } | { kind: 'refused' } | { kind: 'neverSent' } | { kind: 'silence' } | { kind: 'unreadable' };
type Line = { settings: AdyenSettings; secret: TerminalSecret };

const lineOf = ({ settings, secret }: TerminalAccess): Line | null => (settings.kind === 'adyen' && secret ? { settings, secret } : null);

const lost = (answer: Exclude<Answer, { kind: 'message' }>): Heard => ({ kind: 'silence', reason: answer.kind === 'unreadable' ? 'unreadable' : 'noAnswer' });

/** @param randomBytes for nonces and the numbers of questions */
export const adyenTerminal = (randomBytes: (count: number) => Uint8Array, times: AdyenTimes = TIMES): CardTerminal => {
  const envelopes = createEnvelopes(randomBytes);
  /** A number for a question: a letter that no order's number needs to avoid, since ten random characters do not meet. */
  const questionId = () => Array.from(randomBytes(10), (byte) => CROCKFORD[byte % 32]).join('');

  const say = async (request: NexoRequest, { settings, secret }: Line, ms: number): Promise<Answer> => {
    const key: SharedKey = { identifier: settings.keyIdentifier, version: settings.keyVersion, passphrase: secret.passphrase };
    const machine = { host: settings.host, port: settings.port, certificate: secret.certificate, name: settings.poiId };
    const posted = await postOnce(machine, PATH, envelopes.seal('SaleToPOIRequest', request, key), ms);
    if (posted.kind !== 'answered') return posted;
    // The terminal could not read or would not take the message: nothing was begun.
    if (posted.status >= 400 && posted.status < 500) return { kind: 'refused' };
    if (posted.status !== 200) return { kind: 'silence' };
    const message = envelopes.open('SaleToPOIResponse', posted.body, key);
    return message && isAnswerTo(request.MessageHeader, message) ? { kind: 'message', message } : { kind: 'unreadable' };
  };

  return {
    start: async (order, access) => {
      const line = lineOf(access);
      if (!line) return { kind: 'neverSent', reason: 'terminalAway' };
      const answer = await say(orderRequest(order, line.settings.poiId), line, times.order);
      if (answer.kind === 'message') return heardOfOrder(order, answer.message);
      if (answer.kind === 'neverSent') return { kind: 'neverSent', reason: 'terminalAway' };
      if (answer.kind === 'refused') return { kind: 'neverSent', reason: 'terminalRefused' };
      return lost(answer);
    },
    status: async (order, access) => {
      const line = lineOf(access);
      if (!line) return { kind: 'silence', reason: 'noAnswer' };
      const answer = await say(statusRequest(order, questionId(), line.settings.poiId), line, times.question);
      return answer.kind === 'message' ? heardOfStatus(order, answer.message) : lost(answer);
    },
    cancel: async (order, access) => {
      const line = lineOf(access);
      if (!line) return 'away';
      const answer = await say(abortRequest(order, questionId(), line.settings.poiId), line, times.question);
      // An abort is answered by an empty body: what became of the order is heard from the order itself.
      return answer.kind === 'neverSent' || answer.kind === 'refused' ? 'away' : 'sent';
    },
    lastReceipt: async (registerId, access) => {
      const line = lineOf(access);
      if (!line) return null;
      const answer = await say(receiptRequest(registerId, questionId(), line.settings.poiId), line, times.question);
      return answer.kind === 'message' ? receiptLines(answer.message) : null;
    },
  };
};
