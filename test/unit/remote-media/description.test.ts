/** What is added to the other's description: a speed to begin at, in the place where browsers look for it, and nothing else. */
import { expect, it } from 'vitest';
import { FIRST_KILOBITS, withFirstSpeed } from '../../../renderer/features/remote/media/description.ts';

const SPEED = `x-google-start-bitrate=${FIRST_KILOBITS}`;
const AUDIO = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1'];
const lines = (...sections: string[][]): string => ['v=0', 's=-', ...sections.flat(), ''].join('\r\n');

it('a codec without parameters is given its own line, and the sound stays as it was', () => {
  const video = ['m=video 9 UDP/TLS/RTP/SAVPF 96 97', 'a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 nack', 'a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=96'];
  expect(withFirstSpeed(lines(AUDIO, video))).toBe(lines(AUDIO, [...video.slice(0, 2), `a=fmtp:96 ${SPEED}`, ...video.slice(2)]));
});

it('a codec with parameters keeps them, and each picture is given its own', () => {
  const camera = ['m=video 9 UDP/TLS/RTP/SAVPF 102', 'a=rtpmap:102 H264/90000', 'a=fmtp:102 packetization-mode=1;profile-level-id=42e01f'];
  const share = ['m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=rtpmap:96 VP8/90000'];
  expect(withFirstSpeed(lines(camera, AUDIO, share))).toBe(lines([...camera.slice(0, 2), `${camera[2]};${SPEED}`], AUDIO, [...share, `a=fmtp:96 ${SPEED}`]));
});

it.each([
  ['no picture', lines(AUDIO)],
  ['a picture that names no codec', lines(['m=video 0 UDP/TLS/RTP/SAVPF 0'])],
  ['only a channel', lines(['m=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'a=sctp-port:5000'])],
  ['nothing at all', ''],
  ['no description', 'm=video'],
])('%s is left as it came', (_what, sdp) => {
  expect(withFirstSpeed(sdp)).toBe(sdp);
});
