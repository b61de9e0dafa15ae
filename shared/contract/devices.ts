/** Devices: each enrolled screen holds its own key; the host knows from it what the screen is. */
import * as z from 'zod';
import { base, command, Done } from './base.ts';
import { DeviceKind, Id, Instant, ShortText } from './words.ts';

export const Device = z.object({
  id: Id,
  kind: DeviceKind.or(z.literal('station')),
  name: z.string(),
  deskId: Id.nullable(),
  enrolledAt: Instant,
  lastSeenAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  online: z.boolean(),
});
export type Device = z.infer<typeof Device>;

export const devices = {
  list: base.route({ method: 'GET', path: '/devices', tags: ['devices'] }).output(z.array(Device)),
  /** A one-time code for a new device; `url` is what its QR code holds. Valid for the minutes told. */
  createCode: base
    .route({ method: 'POST', path: '/devices/codes', tags: ['devices'] })
    .input(command({ kind: DeviceKind, name: ShortText, deskId: Id.nullable() }))
    .output(z.object({ code: z.string(), url: z.string(), qrSvg: z.string(), expiresAt: Instant })),
  rename: base.route({ method: 'POST', path: '/devices/{deviceId}/name', tags: ['devices'] }).input(command({ deviceId: Id, name: ShortText })).output(Device),
  /** Pairs a terminal with a desk, or frees it for the lobby. */
  pair: base.route({ method: 'POST', path: '/devices/{deviceId}/desk', tags: ['devices'] }).input(command({ deviceId: Id, deskId: Id.nullable() })).output(Device),
  /** The device is cut off within the same second and its key is refused for ever. */
  revoke: base.route({ method: 'POST', path: '/devices/{deviceId}/revoke', tags: ['devices'] }).input(command({ deviceId: Id })).output(Done),
};

/**
 * Enrolment and the opening of a connection, outside the router since no device is known yet.
 * The key is ECDSA P-256 (the one curve every browser keeps non-extractable), public part as SPKI in base64url.
 */
export const EnrolRequest = z.object({ code: z.string().trim().min(4).max(40), publicKey: z.string().max(400), name: z.string().trim().max(120).optional() });
export const EnrolAnswer = z.object({ deviceId: Id, kind: DeviceKind.or(z.literal('station')), name: z.string(), serverFingerprint: z.string().nullable() });
export const ChallengeRequest = z.object({ deviceId: Id });
export const ChallengeAnswer = z.object({ nonce: z.string() });
export const ProofRequest = z.object({ deviceId: Id, nonce: z.string().max(100), signature: z.string().max(200) });
/** `pass` opens one WebSocket within 30 s, given as the second subprotocol beside `onedoor`. */
export const ProofAnswer = z.object({ pass: z.string() });
