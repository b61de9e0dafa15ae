/** What of our own goes to one participant: microphone, camera and a shared window, each replaced in place where it can be. */
import type { LocalMedia } from './local-media.ts';
import type { NegotiatingPeer } from './peer.ts';

/** The most bits a second of one picture, by how many others it goes to: each is encoded and sent apart. */
const CAMERA_BITS = [1_200_000, 1_200_000, 700_000, 450_000];
const SHARE_BITS = 1_500_000;

export interface Senders {
  /** Sends what `LocalMedia` has now. */
  readonly sync: () => void;
  /** The connection stands: what each picture may cost is said from now on. Said before, it would stand in the way of the first pictures. */
  readonly opened: () => void;
  /** Stops or resumes the own picture on this line alone; nothing is negotiated. */
  readonly pauseVideo: (paused: boolean) => void;
  /** How many others the picture goes to. */
  readonly setCompany: (others: number) => void;
}

export function openSenders(peer: NegotiatingPeer, local: LocalMedia): Senders {
  const pc = peer.connection;
  if (pc === null) return { sync: () => undefined, opened: () => undefined, pauseVideo: () => undefined, setCompany: () => undefined };
  const senders: { audio: RTCRtpSender | null; video: RTCRtpSender | null; share: RTCRtpSender | null } = { audio: null, video: null, share: null };
  let paused = false;
  let company = 1;
  let stands = false;
  let shaping = Promise.resolve();

  const shapeAfter = async (before: Promise<void>, sender: RTCRtpSender, maxBitrate: number, active: boolean): Promise<void> => {
    await before;
    const parameters = sender.getParameters();
    const [encoding] = parameters.encodings;
    if (encoding === undefined || (encoding.maxBitrate === maxBitrate && encoding.active === active)) return;
    encoding.maxBitrate = maxBitrate;
    encoding.active = active;
    try {
      await sender.setParameters(parameters);
    } catch {
      // In the middle of a negotiation, or closed: it is shaped again when the connection stands.
    }
  };
  const shape = (sender: RTCRtpSender, maxBitrate: number, active: boolean): void => {
    shaping = shapeAfter(shaping, sender, maxBitrate, active);
  };
  const shapeAll = (): void => {
    if (!stands) return;
    if (senders.video !== null) shape(senders.video, CAMERA_BITS[company] ?? 450_000, !paused);
    if (senders.share !== null) shape(senders.share, SHARE_BITS, true);
  };
  const replace = (sender: RTCRtpSender, track: MediaStreamTrack | null): void => {
    // Fails only on a connection that is closing, which sends nothing any more.
    if (sender.track !== track) void sender.replaceTrack(track).catch(() => undefined);
  };
  const unshare = (sender: RTCRtpSender): void => {
    // The whole line is given back, so that the next sharing takes its place rather than one more.
    pc.getTransceivers().find((one) => one.sender === sender)?.stop();
  };
  const sync = (): void => {
    if (peer.connection === null) return;
    for (const kind of ['audio', 'video'] as const) {
      const track = local.track(kind);
      const sender = senders[kind];
      if (sender !== null) replace(sender, track);
      else if (track !== null) senders[kind] = pc.addTrack(track, local.main);
    }
    const shared = local.share();
    if (senders.share !== null && senders.share.track !== (shared?.track ?? null)) {
      unshare(senders.share);
      senders.share = null;
    }
    if (senders.share === null && shared !== null) senders.share = pc.addTrack(shared.track, shared.stream);
    shapeAll();
  };
  sync();
  return {
    sync,
    opened: () => {
      stands = true;
      shapeAll();
    },
    pauseVideo: (now) => {
      paused = now;
      shapeAll();
    },
    setCompany: (others) => {
      company = others;
      shapeAll();
    },
  };
}
