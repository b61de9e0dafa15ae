/** What really came over a connection, by its own statistics: frames decoded and sound heard, not merely “connected”. */

export interface Flow {
  framesDecoded: number;
  /** Sum of the sound's energy (webrtc-stats): it does not grow in silence. */
  audioEnergy: number;
  framesSent: number;
  /** The way in use: `host`, `srflx`, `prflx` or `relay`, by which protocol, and to the relay by which. */
  local: string;
  remote: string;
  protocol: string;
  relayProtocol: string | null;
}

type Stat = Readonly<Record<string, unknown>>;

const number = (stat: Stat | undefined, name: string): number => {
  const value = stat?.[name];
  return typeof value === 'number' ? value : 0;
};
const word = (stat: Stat | undefined, name: string): string => {
  const value = stat?.[name];
  return typeof value === 'string' ? value : '';
};

export async function flowOf(connection: RTCPeerConnection): Promise<Flow> {
  const stats = new Map<string, Stat>();
  (await connection.getStats()).forEach((stat: Stat, id: string) => stats.set(id, stat));
  const of = (type: string, kind?: string) => [...stats.values()].filter((stat) => stat['type'] === type && (kind === undefined || stat['kind'] === kind));
  const transport = of('transport')[0];
  const pair = stats.get(word(transport, 'selectedCandidatePairId'));
  const local = stats.get(word(pair, 'localCandidateId'));
  const remote = stats.get(word(pair, 'remoteCandidateId'));
  return {
    framesDecoded: of('inbound-rtp', 'video').reduce((sum, stat) => sum + number(stat, 'framesDecoded'), 0),
    audioEnergy: of('inbound-rtp', 'audio').reduce((sum, stat) => sum + number(stat, 'totalAudioEnergy'), 0),
    framesSent: of('outbound-rtp', 'video').reduce((sum, stat) => sum + number(stat, 'framesSent'), 0),
    local: word(local, 'candidateType'),
    remote: word(remote, 'candidateType'),
    protocol: word(local, 'protocol'),
    relayProtocol: word(local, 'relayProtocol') || null,
  };
}
