import { describe, expect, test } from 'vitest';
import { readPeerMessage } from '../../../renderer/features/remote/media/peer-message.ts';
import { readRoomWord, writeRoomWord } from '../../../renderer/features/remote/media/room-words.ts';

describe('a peer message', () => {
  test.each([
    { at: 'a', to: null, offer: 1, sdp: 'v=0' },
    { at: 'a', to: 'b', answer: 1, sdp: 'v=0' },
    { at: 'a', to: 'b', candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'x' } },
  ])('is read as it was written: %j', (message) => {
    expect(readPeerMessage(JSON.stringify(message))).toEqual(message);
  });

  test.each(['', 'null', '[]', '{}', '{"at":"a"}', '{"at":"","to":null,"offer":1,"sdp":""}', '{"at":"a","to":1,"offer":1,"sdp":""}', '{"at":"a","to":null,"offer":-1,"sdp":""}', '{"at":"a","to":null,"offer":1.5,"sdp":""}', '{"at":"a","to":null,"candidate":{}}', '{"at":"a","to":null,"answer":"1","sdp":""}'])('is not one: %s', (body) => {
    expect(readPeerMessage(body)).toBeNull();
  });
});

describe('a word of the room', () => {
  test('is read as it was written, and nothing else is', () => {
    const word = { microphone: true, camera: false, main: 'm', share: 's', videoPaused: true };
    expect(readRoomWord(writeRoomWord(word))).toEqual(word);
    expect(readRoomWord(new TextEncoder().encode('{"main":5,"camera":"yes"}'))).toEqual({ microphone: false, camera: false, main: '', share: null, videoPaused: false });
    for (const text of ['', 'null', '5', '{']) expect(readRoomWord(new TextEncoder().encode(text))).toBeNull();
  });
});
