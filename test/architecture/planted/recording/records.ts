export const keepSession = (stream: MediaStream): MediaRecorder => new MediaRecorder(stream);
export const fromPicture = (video: HTMLVideoElement & { captureStream: () => MediaStream }): MediaStream => video.captureStream();
export const byName = (page: Record<string, unknown>): unknown => page['Media' + 'Recorder'];
export const frames = (track: MediaStreamTrack): unknown => new (globalThis as unknown as { MediaStreamTrackProcessor: new (of: object) => unknown }).MediaStreamTrackProcessor({ track });
export const samples = (audio: AudioContext): ScriptProcessorNode => audio.createScriptProcessor();
