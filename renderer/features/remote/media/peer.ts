// oxlint-disable-next-line typescript/triple-slash-reference -- a declaration has nothing to import, and the tests that use this file would not find it
/// <reference path="./simple-peer.d.ts" />
/**
 * One connection to one other participant: simple-peer's channel, tracks and readiness, with negotiation of our own in the
 * place of its fixed initiator. Either side may offer at any time; when both do at once, the polite one takes its offer back
 * (perfect negotiation, W3C WebRTC 1.0, section 10.7).
 */
// oxlint-disable no-underscore-dangle -- the inner parts of simple-peer, by the names they have there
import SimplePeer from 'simple-peer/simplepeer.min.js';
import { withFirstSpeed } from './description.ts';
import type { PeerSaying } from './peer-message.ts';

export interface PeerTiming {
  /** Milliseconds the polite side leaves the first offer to the other, so that a start without glare is the usual one. */
  readonly politeWaitMs: number;
  /** Milliseconds after which an offer without an answer is said again. */
  readonly sayAgainMs: number;
}

interface PeerOptions {
  readonly polite: boolean;
  readonly config: RTCConfiguration;
  readonly timing: PeerTiming;
  readonly say: (saying: PeerSaying) => void;
}

/** Beside simple-peer's events it emits `linkState` when the connection's state changes. */
export class NegotiatingPeer extends SimplePeer {
  readonly #polite: boolean;
  readonly #say: (saying: PeerSaying) => void;
  readonly #sayAgainMs: number;
  #mayOffer: boolean;
  #makingOffer = false;
  #applyingAnswer = false;
  #ignoring = false;
  /** The number of the newest offer of ours, and whether it still waits for its answer. */
  #offer = 0;
  #waiting = false;
  /** The other's offer that was answered last, should it be said again. */
  #answered = 0;
  #work = Promise.resolve();
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #first: ReturnType<typeof setTimeout> | undefined;

  constructor({ polite, config, timing, say }: PeerOptions) {
    // Both open the channel under one number: neither has to be the one that began.
    super({ initiator: true, trickle: true, channelName: 'control', channelConfig: { negotiated: true, id: 0, ordered: true }, config });
    this.#polite = polite;
    this.#say = say;
    this.#sayAgainMs = timing.sayAgainMs;
    this.#mayOffer = !polite || timing.politeWaitMs === 0;
    this._pc?.addEventListener('negotiationneeded', () => void this.#makeOffer());
    if (!this.#mayOffer) {
      this.#first = setTimeout(() => {
        this.#mayOffer = true;
        if (this._pc?.remoteDescription === null) void this.#makeOffer();
      }, timing.politeWaitMs);
    }
    this.on('close', () => {
      clearTimeout(this.#first);
      clearTimeout(this.#again);
    });
  }

  /** The browser's connection; null once closed. */
  get connection(): RTCPeerConnection | null {
    return this.destroying || this.destroyed ? null : this._pc;
  }

  /** The reliable channel. */
  get channel(): RTCDataChannel | null {
    return this._channel;
  }

  /** A polite peer whose first offer is out and to which nothing was ever said. */
  get hasOnlyOffered(): boolean {
    return this.#polite && this.connection?.signalingState === 'have-local-offer' && this.connection.remoteDescription === null;
  }

  /** Offers at once, where that is this side's to do: the browser's own event comes later, after all that waits on the page. */
  begin(): void {
    void this.#makeOffer();
  }

  /** Takes what the other's peer said, one after another. */
  hear(saying: PeerSaying): void {
    this.#work = this.#after(this.#work, saying);
  }

  async #after(before: Promise<void>, saying: PeerSaying): Promise<void> {
    await before;
    try {
      await this.#take(saying);
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /** Looks for new ways to the other. An offer that hangs is taken back first: its ways were those of before the cut. */
  async restartIce(iceServers?: RTCIceServer[]): Promise<void> {
    const pc = this.connection;
    if (pc === null) return;
    try {
      if (iceServers !== undefined) pc.setConfiguration({ ...pc.getConfiguration(), iceServers });
      if (pc.signalingState === 'have-local-offer') {
        this.#waiting = false;
        await pc.setLocalDescription({ type: 'rollback' });
      }
      this.#mayOffer = true;
      pc.restartIce();
    } catch (error) {
      // The answer came in that very moment: the next attempt finds a settled state.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  async #makeOffer(): Promise<void> {
    const pc = this.connection;
    // In the middle of a negotiation the browser asks again once it is over.
    if (pc === null || !this.#mayOffer || this.#makingOffer || pc.signalingState !== 'stable') return;
    try {
      this.#makingOffer = true;
      await pc.setLocalDescription();
      // The other's offer may have come between: then this made its answer, which is not ours to send.
      if (pc.localDescription?.type !== 'offer') return;
      this.#offer += 1;
      this.#waiting = true;
      this.#sayOffer(pc);
    } catch (error) {
      if (this.connection !== null) this.destroy(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#makingOffer = false;
    }
  }

  #sayOffer(pc: RTCPeerConnection): void {
    clearTimeout(this.#again);
    if (!this.#waiting || pc.localDescription?.type !== 'offer' || this.connection === null) return;
    this.#say({ offer: this.#offer, sdp: pc.localDescription.sdp });
    this.#again = setTimeout(() => this.#sayOffer(pc), this.#sayAgainMs);
  }

  async #take(saying: PeerSaying): Promise<void> {
    const pc = this.connection;
    if (pc === null) return;
    if ('candidate' in saying) return this.#takeCandidate(pc, saying.candidate);
    if ('answer' in saying) {
      if (!this.#waiting || saying.answer !== this.#offer || pc.signalingState !== 'have-local-offer') return;
      this.#applyingAnswer = true;
      try {
        await pc.setRemoteDescription({ type: 'answer', sdp: withFirstSpeed(saying.sdp) });
        this.#waiting = false;
      } finally {
        this.#applyingAnswer = false;
      }
      return;
    }
    const answered = pc.signalingState === 'stable' && pc.localDescription?.type === 'answer' && saying.offer === this.#answered;
    if (answered && pc.localDescription !== null) {
      this.#say({ answer: saying.offer, sdp: pc.localDescription.sdp });
      return;
    }
    const ready = !this.#makingOffer && (pc.signalingState === 'stable' || this.#applyingAnswer);
    this.#ignoring = !this.#polite && !ready;
    if (this.#ignoring) return;
    // In the polite one's own offer this takes that offer back first, in one step.
    await pc.setRemoteDescription({ type: 'offer', sdp: withFirstSpeed(saying.sdp) });
    this.#waiting = false;
    this.#mayOffer = true;
    await pc.setLocalDescription();
    this.#answered = saying.offer;
    if (pc.localDescription !== null) this.#say({ answer: saying.offer, sdp: pc.localDescription.sdp });
  }

  async #takeCandidate(pc: RTCPeerConnection, candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await pc.addIceCandidate(candidate);
    } catch (error) {
      // Of an offer that was passed over, or of one before the present: the description said again carries those that count.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  // simple-peer asks for negotiation while it is being made, before this class has its fields: the browser's own event is what counts.
  override _needsNegotiation(): void {}

  override negotiate(): void {}

  override _onSignalingStateChange(): void {
    if (this.connection !== null) this.emit('linkState');
  }

  /** A failed way is no end here: it is looked for anew. */
  override _onIceStateChange(): void {
    const pc = this.connection;
    if (pc === null) return;
    if (pc.iceConnectionState === 'connected' || pc.iceConnectionState === 'completed') {
      this._pcReady = true;
      this._maybeReady();
    }
    this.emit('linkState');
  }

  override _onConnectionStateChange(): void {
    if (this.connection !== null) this.emit('linkState');
  }

  override _onIceCandidate({ candidate }: RTCPeerConnectionIceEvent): void {
    if (candidate !== null && this.connection !== null) this.#say({ candidate: candidate.toJSON() });
  }
}
