/**
 * No session is recorded: what a page could record with is taken out of it before anything else runs. What is named here is
 * named nowhere else in the tree (`test/architecture/no-recording.test.ts`).
 */

/** Whole interfaces that keep, encode or hand out the frames of a picture or the samples of a sound. */
const INTERFACES = ['MediaRecorder', 'MediaStreamTrackProcessor', 'MediaStreamTrackGenerator', 'VideoTrackGenerator', 'ImageCapture', 'VideoEncoder', 'AudioEncoder', 'RTCRtpScriptTransform', 'BlobEvent'];
/** Methods that turn what an element shows into a stream, or a sender's packets into data. */
const METHODS = [
  ['HTMLMediaElement', 'captureStream'],
  ['HTMLCanvasElement', 'captureStream'],
  ['RTCRtpSender', 'createEncodedStreams'],
  ['RTCRtpReceiver', 'createEncodedStreams'],
] as const;

/**
 * Removes them from a page's global object.
 * @returns the names that could not be removed: none in the browsers that are supported
 */
export function forbidRecording(page: object): string[] {
  const prototypeOf = (name: string): object | undefined => {
    const owner: unknown = Reflect.get(page, name);
    const prototype: unknown = typeof owner === 'function' ? owner.prototype : undefined;
    return typeof prototype === 'object' && prototype !== null ? prototype : undefined;
  };
  const left = INTERFACES.filter((name) => Reflect.has(page, name) && !Reflect.deleteProperty(page, name));
  for (const [owner, method] of METHODS) {
    const prototype = prototypeOf(owner);
    if (prototype !== undefined && Reflect.has(prototype, method) && !Reflect.deleteProperty(prototype, method)) left.push(`${owner}.${method}`);
  }
  return left;
}
