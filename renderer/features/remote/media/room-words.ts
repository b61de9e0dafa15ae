/** What members of a room tell each other of themselves, over the channel itself. */

export interface RoomWord {
  readonly microphone: boolean;
  readonly camera: boolean;
  /** The ids of the streams: which of them is the person, and which the shared window. */
  readonly main: string;
  readonly share: string | null;
  /** The own picture is held back for the line's sake. */
  readonly videoPaused: boolean;
}

export const SILENT: RoomWord = { microphone: false, camera: false, main: '', share: null, videoPaused: false };

/** The kind of message they travel in; no other part of a session may use it. */
export const ROOM_KIND = 'room';

export const writeRoomWord = (word: RoomWord): Uint8Array => new TextEncoder().encode(JSON.stringify(word));

/** Reads one; null when it is none. */
export function readRoomWord(bytes: Uint8Array): RoomWord | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== 'object' || value === null) return null;
    const { microphone, camera, main, share, videoPaused } = value as Record<string, unknown>;
    return { microphone: microphone === true, camera: camera === true, main: typeof main === 'string' ? main : '', share: typeof share === 'string' ? share : null, videoPaused: videoPaused === true };
  } catch {
    return null;
  }
}
