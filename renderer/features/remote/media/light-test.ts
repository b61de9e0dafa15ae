/** The end of a session: no camera and no microphone lives on, and that is shown rather than promised. */

export interface LightTest {
  /** Every track that was ever opened has ended. */
  readonly off: boolean;
  /** How many were opened, of each kind: a test of none would show nothing. */
  readonly cameras: number;
  readonly microphones: number;
  /** The names of those that live in spite of having been stopped. */
  readonly alive: readonly string[];
}

/** Stops every track and looks whether it obeyed. */
export function testLight(tracks: readonly MediaStreamTrack[]): LightTest {
  for (const track of tracks) track.stop();
  const alive = tracks.filter(({ readyState }) => readyState !== 'ended').map(({ label }) => label);
  return { off: alive.length === 0, cameras: tracks.filter(({ kind }) => kind === 'video').length, microphones: tracks.filter(({ kind }) => kind === 'audio').length, alive };
}
