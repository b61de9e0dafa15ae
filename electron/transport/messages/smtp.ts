/** Letters by SMTP. */
import { createTransport } from 'nodemailer';
import { MessageRefused, type Carrier } from '#service/features/bookings/hub.ts';

const TIMEOUT_MS = 20_000;

/** A server's final no to a letter (5xx, RFC 5321 section 4.2.1) will be the same the next time. */
const finalNo = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return false;
  const { responseCode } = error;
  // 530 and 535 are about our sign-in, which an administrator can put right.
  return typeof responseCode === 'number' && responseCode >= 500 && responseCode !== 530 && responseCode !== 535;
};

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown');

/** `url` is `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte; only host and port of it are ever told. */
export const smtpCarrier = (url: string, from: string): Carrier => {
  const { hostname, host } = new URL(url);
  const transport = createTransport({ url, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS });
  const domain = from.split('@').at(-1) ?? hostname;
  return {
    kind: 'smtp',
    detail: host,
    send: async ({ id, to, subject, text, language, calendar }) => {
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          // The same on every try: a mailbox that has the letter already knows it.
          messageId: `<${id.toLowerCase()}@${domain}>`,
          headers: { 'content-language': language, 'auto-submitted': 'auto-generated' },
          ...(calendar && { icalEvent: { method: calendar.method, filename: calendar.fileName, content: calendar.text } }),
        });
      } catch (error) {
        // Not the error's own text: it may quote the address.
        if (finalNo(error)) throw new MessageRefused('the mail server does not take it', { cause: error });
        throw new Error(`the mail server could not be reached or did not take it (${codeOf(error)})`, { cause: error });
      }
    },
  };
};
