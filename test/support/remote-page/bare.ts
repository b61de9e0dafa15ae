/** The limit to measure against: a bare RTCPeerConnection with trickled candidates, its signals unsigned over the same relay. */
import type { LocalMedia } from '../../../renderer/features/remote/media/local-media.ts';
import { openRelayLine } from './relay-line.ts';

export interface BareOptions {
  sessionId: string;
  self: string;
  other: string;
  offers: boolean;
}

/** Answers with the instants, in milliseconds since 1970, of the begin and of the first decoded frame. */
export async function runBare({ sessionId, self, other, offers }: BareOptions, local: LocalMedia, ready: () => void): Promise<{ began: number; frame: number }> {
  const relay = openRelayLine(sessionId, self);
  const ended = new AbortController();
  const connection = new RTCPeerConnection();
  const video = document.createElement('video');
  video.autoplay = true;
  document.body.append(video);
  const frame = new Promise<number>((resolve) => video.requestVideoFrameCallback(() => resolve(performance.timeOrigin + performance.now())));
  connection.addEventListener('track', ({ streams }) => {
    video.srcObject = streams[0] ?? null;
  });
  let count = 0;
  const say = (body: object) => void relay.line.send([{ from: self, to: other, count: count++, body: JSON.stringify(body), signature: '' }]);
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate !== null) say({ candidate: candidate.toJSON() });
  });
  const stream = await relay.line.watch(0, ended.signal);
  const listen = async () => {
    for await (const { body } of stream) {
      const said = JSON.parse(body) as { description?: RTCSessionDescriptionInit; candidate?: RTCIceCandidateInit };
      if (said.candidate) await connection.addIceCandidate(said.candidate);
      if (!said.description) continue;
      await connection.setRemoteDescription(said.description);
      if (said.description.type !== 'offer') continue;
      await connection.setLocalDescription();
      say({ description: connection.localDescription?.toJSON() });
    }
  };
  const began = performance.timeOrigin + performance.now();
  for (const track of local.main.getTracks()) connection.addTrack(track, local.main);
  void listen();
  ready();
  if (offers) {
    connection.createDataChannel('control');
    await connection.setLocalDescription();
    say({ description: connection.localDescription?.toJSON() });
  }
  const at = await frame;
  // The other may still be waiting for its own.
  await new Promise((resolve) => setTimeout(resolve, 300));
  ended.abort();
  relay.close();
  connection.close();
  video.remove();
  return { began, frame: at };
}
