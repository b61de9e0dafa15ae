/** One still picture of what a video shows, as JPEG; the canvas it was drawn on is emptied at once. */

const QUALITY = 0.9;

/** Null before the video shows anything. */
export async function stillFrom(video: HTMLVideoElement): Promise<Uint8Array<ArrayBuffer> | null> {
  if (video.videoWidth === 0) return null;
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const picture = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  [canvas.width, canvas.height] = [0, 0];
  return new Uint8Array(await picture.arrayBuffer());
}
