/** One other participant as the room shows it: the seat with its line, what it tells of itself, and the line's quality. */
import type { Participant } from '#shared/contract/remote/words.ts';
import { lineReader } from './line-reading.ts';
import type { LocalMedia } from './local-media.ts';
import { type LineQuality, markOf, NEW_LINE, nextQuality, type QualityMark } from './quality.ts';
import { readRoomWord, ROOM_KIND, type RoomWord, SILENT, writeRoomWord } from './room-words.ts';
import { type LinkState, openSeat, type Seat, type SeatOptions } from './seat.ts';

export interface MemberState {
  readonly id: string;
  readonly participant: Participant;
  readonly link: LinkState;
  /** Camera and microphone; null until they come. */
  readonly stream: MediaStream | null;
  /** The window that it shows; null when it shows none. */
  readonly share: MediaStream | null;
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Its picture is held back because its line is poor. */
  readonly videoPaused: boolean;
  readonly quality: QualityMark;
}

interface MemberOptions extends Omit<SeatOptions, 'events'> {
  readonly participant: Participant;
  readonly local: LocalMedia;
  readonly changed: () => void;
  readonly opened: () => void;
  readonly shut: () => void;
  readonly message: (kind: string, bytes: Uint8Array<ArrayBuffer>) => void;
  readonly pointed: (bytes: Uint8Array<ArrayBuffer>) => void;
}

export interface Member {
  readonly publicKey: string | null;
  readonly seat: Seat;
  readonly isOpen: () => boolean;
  readonly state: () => MemberState;
  readonly participant: (now: Participant) => void;
  readonly localChanged: () => void;
  readonly setCompany: (others: number) => void;
  /** Reads the line's quality and acts on it. */
  readonly read: (now: number) => Promise<void>;
  readonly close: () => void;
}

export function openMember({ participant, local, changed, opened, shut, message, pointed, ...rest }: MemberOptions): Member {
  let person = participant;
  let word: RoomWord = SILENT;
  let quality: LineQuality = NEW_LINE;
  let reader = lineReader();
  let company = 1;
  let isOpen = false;
  let closed = false;

  const tell = (): void => {
    if (!isOpen) return;
    const { camera, microphone } = local.state();
    const own: RoomWord = { microphone: microphone === 'on', camera: camera === 'on', main: local.main.id, share: local.share()?.stream.id ?? null, videoPaused: quality.videoPaused };
    void seat.send(ROOM_KIND, writeRoomWord(own)).catch(() => undefined);
  };
  const seat = openSeat({
    ...rest,
    local,
    events: {
      changed,
      opened: () => {
        isOpen = true;
        reader = lineReader();
        seat.senders()?.setCompany(company);
        seat.senders()?.pauseVideo(quality.videoPaused);
        seat.senders()?.opened();
        tell();
        opened();
      },
      shut: () => {
        isOpen = false;
        shut();
      },
      message: (kind, bytes) => {
        if (kind !== ROOM_KIND) return message(kind, bytes);
        word = readRoomWord(bytes) ?? word;
        changed();
      },
      pointed,
    },
  });
  const streamOf = (id: string | null): MediaStream | null => (id === null ? null : (seat.streams().get(id) ?? null));
  /** Before it has told which is which, the first to come is the person. */
  const main = (): MediaStream | null => streamOf(word.main) ?? [...seat.streams()].find(([id]) => id !== word.share)?.[1] ?? null;

  return {
    publicKey: participant.key?.publicKey ?? null,
    seat,
    isOpen: () => isOpen,
    state: () => ({
      id: person.id,
      participant: person,
      link: seat.link(),
      stream: main(),
      share: streamOf(word.share),
      microphone: word.microphone,
      camera: word.camera,
      videoPaused: word.videoPaused,
      quality: markOf(quality, word.videoPaused),
    }),
    participant: (now) => {
      person = now;
    },
    localChanged: () => {
      seat.tracksChanged();
      tell();
    },
    setCompany: (others) => {
      company = others;
      seat.senders()?.setCompany(others);
    },
    read: async (now) => {
      const connection = seat.connection();
      if (connection === null || seat.link() !== 'connected') return;
      const reading = reader(await connection.getStats(), now);
      if (reading === null || closed) return;
      const before = quality;
      quality = nextQuality(before, reading);
      if (quality.videoPaused !== before.videoPaused) {
        seat.senders()?.pauseVideo(quality.videoPaused);
        tell();
      }
      if (quality.grade !== before.grade || quality.videoPaused !== before.videoPaused) changed();
    },
    close: () => {
      closed = true;
      seat.close();
    },
  };
}
