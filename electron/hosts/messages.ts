/** How this hub's messages go out, by its environment; what is not set goes into files of the data folder. */
import { join } from 'node:path';
import type { Carriers } from '#service/features/bookings/hub.ts';
import type { Log } from '#service/kernel/log.ts';
import { fileSink } from '#transport/messages/file-sink.ts';
import { smsCarrier } from '#transport/messages/sms-gateway.ts';
import { smtpCarrier } from '#transport/messages/smtp.ts';

/** Says no in the hub's name where no address was set; the domain can belong to nobody (RFC 2606). */
const NO_ADDRESS = 'noreply@onedoor.invalid';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `ONEDOOR_SMTP_URL` with `ONEDOOR_MAIL_FROM` for letters, `ONEDOOR_SMS_URL` with `ONEDOOR_SMS_TOKEN` for text messages.
 * With half of a pair messages are kept in files, where the portal shows the administrator that they are, and the log says why.
 */
export const carriersOf = (environment: Environment, folder: string, log: Log): Carriers => {
  const { ONEDOOR_SMTP_URL: smtp, ONEDOOR_MAIL_FROM: from, ONEDOOR_SMS_URL: sms, ONEDOOR_SMS_TOKEN: token } = environment;
  if (smtp && !from) log.error({ missing: 'ONEDOOR_MAIL_FROM' }, 'letters are not sent without a sender');
  if (sms && !token) log.error({ missing: 'ONEDOOR_SMS_TOKEN' }, 'text messages are not sent without a token');
  const files = fileSink(join(folder, 'messages'));
  return { carriers: { email: smtp && from ? smtpCarrier(smtp, from) : files, sms: sms && token ? smsCarrier(sms, token) : files }, organizer: from || NO_ADDRESS };
};
