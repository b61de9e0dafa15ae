/**
 * Fetches the feed's files for tuf-js: no byte more than was signed for, and no connection left hanging after it.
 * Its texts are our own, since tuf-js hands on what went wrong below it as text alone.
 */
import type { Fetcher } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';

/** What the texts of failed fetches begin with. */
export const FETCH = { unreachable: 'feed fetch: unreachable', missing: 'feed fetch: missing', tooLong: 'feed fetch: too long' } as const;

const why = (error: unknown): string => (error instanceof Error ? `${error.message}${error.cause ? ` < ${why(error.cause)}` : ''}` : String(error));

const REFUSAL_LIMIT = 4_096;

class CutLine extends Error {
  override name = 'CutLine';
  readonly timedOut: boolean;
  constructor(message: string, timedOut: boolean) {
    super(message);
    this.timedOut = timedOut;
  }
}

const readAtMost = async (body: ReadableStream<Uint8Array>, most: number, stop: () => void): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > most) {
      stop();
      throw new Error(`${FETCH.tooLong}, over ${most} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
};

/** @param timeoutMs for a whole file, so that a hub that drips a byte at a time does not hold the round */
export const createFetcher = (timeoutMs: number): Fetcher => {
  const fetchOnce = async (url: string, maxLength: number): Promise<Buffer> => {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(new Error(`no end after ${timeoutMs} ms`)), timeoutMs);
    try {
      const response = await fetch(url, { signal: end.signal, redirect: 'error' });
      if (!response.ok || !response.body) {
        // Read to its end, the connection can be used again: each round asks for a root that is not there yet.
        if (response.body) await readAtMost(response.body, REFUSAL_LIMIT, () => end.abort()).catch(() => undefined);
        throw new DownloadHTTPError(`${response.status >= 500 ? FETCH.unreachable : FETCH.missing}, the hub answered ${response.status}`, response.status);
      }
      return await readAtMost(response.body, maxLength, () => end.abort());
    } catch (error) {
      if (error instanceof DownloadHTTPError || (error instanceof Error && error.message.startsWith(FETCH.tooLong))) throw error;
      throw new CutLine(`${FETCH.unreachable}, ${why(error)}`, end.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  };
  const downloadBytes = async (url: string, maxLength: number): Promise<Buffer> => {
    try {
      return await fetchOnce(url, maxLength);
    } catch (error) {
      // A kept connection may have been closed by the hub in the same instant: asked again over a new one. Time that is up is up.
      if (error instanceof CutLine && !error.timedOut) return fetchOnce(url, maxLength);
      throw error;
    }
  };
  // Metadata and targets alike are small enough to be verified where they are: none goes by way of a file.
  return { downloadBytes, downloadFile: () => Promise.reject(new Error('targets are taken as bytes')) };
};
