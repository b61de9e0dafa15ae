/**
 * What of simple-peer 9.11.1 is used, its inner parts included: the published types name only the outer ones, and bring
 * Node's streams into a page. The built file is named because the plain one needs Node's globals.
 */
declare module 'simple-peer/simplepeer.min.js' {
  interface SimplePeerOptions {
    initiator: boolean;
    trickle: boolean;
    channelName: string;
    channelConfig: RTCDataChannelInit;
    config: RTCConfiguration;
  }

  // oxlint-disable-next-line import/no-default-export -- the package's own way
  export default class SimplePeer {
    constructor(options: SimplePeerOptions);
    readonly destroyed: boolean;
    readonly destroying: boolean;
    _pc: RTCPeerConnection | null;
    _channel: RTCDataChannel | null;
    _pcReady: boolean;
    send(bytes: Uint8Array<ArrayBuffer>): void;
    destroy(error?: Error): void;
    on(event: 'connect' | 'close' | 'linkState', listener: () => void): this;
    on(event: 'data', listener: (bytes: Uint8Array) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'track', listener: (track: MediaStreamTrack, stream: MediaStream) => void): this;
    emit(event: 'linkState'): boolean;
    negotiate(): void;
    _needsNegotiation(): void;
    _maybeReady(): void;
    _onIceStateChange(): void;
    _onConnectionStateChange(): void;
    _onSignalingStateChange(): void;
    _onIceCandidate(event: RTCPeerConnectionIceEvent): void;
  }
}
