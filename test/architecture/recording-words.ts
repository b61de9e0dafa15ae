/** Finds in a source what could record a session: a name, or a name put together so that it would not be found. */

const WORDS = [
  /\bMediaRecorder\b/,
  /\bcaptureStream\b/,
  /\bMediaStreamTrack(?:Processor|Generator)\b/,
  /\bVideoTrackGenerator\b/,
  /\b(?:Video|Audio)Encoder\b/,
  /\bImageCapture\b/,
  /\bRTCRtpScriptTransform\b/,
  /\bcreateEncodedStreams\b/,
  /\bcreateScriptProcessor\b/,
  /\bAudioWorkletProcessor\b/,
  /\baudioWorklet\b/,
  /\bMediaStreamAudioDestinationNode\b/,
  /\bcreateMediaStreamDestination\b/,
  /\bRecordRTC\b|\brecordrtc\b|\bmedia-recorder\b/,
  // `'Media' + 'Recorder'` and the like.
  /['"`](?:Media|capture|Video|Audio)['"`]\s*\+/,
];

/** The findings of a text, each with its line. */
export const recordingIn = (text: string): string[] =>
  text.split('\n').flatMap((line, index) => WORDS.filter((word) => word.test(line)).map((word) => `${index + 1}: ${word.source}`));
