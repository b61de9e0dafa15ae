/** How messages leave the hub: the host gives a carrier for each channel. */
import type { Channel } from './planning.ts';

export interface OutgoingMessage {
  /** The same on every try, so that a carrier that had taken it already can tell. */
  id: string;
  channel: Channel;
  to: string;
  subject: string;
  text: string;
  language: string;
  calendar: { fileName: string; text: string; method: 'REQUEST' | 'CANCEL' } | null;
}

/** It will never go: the address does not exist, or the carrier does not take such a message. */
export class MessageRefused extends Error {
  override name = 'MessageRefused';
}

export interface Carrier {
  kind: 'file' | 'smtp' | 'sms';
  /** Where messages go, for the administrator; without any secret. */
  detail: string;
  /** Resolves when the message was taken over. Throws `MessageRefused` when it never will be; any other error is tried again. */
  send(message: OutgoingMessage): Promise<void>;
}

export interface Carriers {
  carriers: Readonly<Record<Channel, Carrier>>;
  /** The address that calendar files name as who invites, `noreply@example.fi`. */
  organizer: string;
}
