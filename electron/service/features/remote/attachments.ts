/** Attachments of a written question: what they are is told by their bytes, not by their names. Pure. */
import type { Attachment } from '#shared/contract/remote/words.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';

/** All attachments of one question together, in bytes. */
export const MOST_BYTES = 5 * 1_024 * 1_024;

type MediaType = Attachment['mediaType'];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

const beginsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);

const isPlainText = (bytes: Uint8Array): boolean => {
  try {
    // oxlint-disable-next-line eslint/no-control-regex -- control characters are what a text file does not hold
    return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
};

/** What the bytes are, or null for anything that is not taken. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null => {
  if (beginsWith(bytes, PNG)) return 'image/png';
  if (beginsWith(bytes, JPEG)) return 'image/jpeg';
  if (beginsWith(bytes, PDF)) return 'application/pdf';
  return bytes.length > 0 && isPlainText(bytes) ? 'text/plain' : null;
};

/** Null for what is not exactly how these bytes are written: a pattern of groups would run out of stack on a large one. */
const bytesOf = (base64: string): Buffer | null => {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
};

/** No folder, no control character, no letter that turns the direction of what follows it. */
const NAME = /^[^\p{C}/\\:*?"<>|]{1,120}$/u;

export interface Weighed {
  name: string;
  mediaType: MediaType;
  bytes: number;
}

/** The attachments with their sizes, or the fields that are refused. */
export const weigh = (attachments: readonly Attachment[]): { weighed: Weighed[]; refused: { path: string; reason: string }[] } => {
  const refused: { path: string; reason: string }[] = [];
  let total = 0;
  const weighed = attachments.map(({ name, mediaType, base64 }, index): Weighed => {
    const at = `attachments.${index}`;
    const bytes = bytesOf(base64);
    if (!bytes) refused.push({ path: `${at}.base64`, reason: 'wrongForm' });
    else if (mediaTypeOf(bytes) !== mediaType) refused.push({ path: `${at}.mediaType`, reason: 'notOffered' });
    if (!NAME.test(name)) refused.push({ path: `${at}.name`, reason: 'wrongForm' });
    else if (personalDataIn(name).some(({ certainty }) => certainty === 'sure')) refused.push({ path: `${at}.name`, reason: 'personalData' });
    total += bytes?.length ?? 0;
    return { name, mediaType, bytes: bytes?.length ?? 0 };
  });
  if (total > MOST_BYTES) refused.push({ path: 'attachments', reason: 'tooLarge' });
  return { weighed, refused };
};
