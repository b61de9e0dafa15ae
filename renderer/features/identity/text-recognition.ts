/** Reads the lines of a machine-readable zone from a picture, on this machine alone: nothing is sent or kept. */
import { createWorker, PSM } from 'tesseract.js';

export interface ZoneReader {
  /** The recognized text, with line ends. */
  read(picture: HTMLCanvasElement): Promise<string>;
  close(): void;
}

/** Only the LSTM engine's data is shipped. */
const LSTM_ONLY = 1;

/**
 * Starts the recognition from the files the build lays beside the page (`text-recognition/`).
 * @param page its base address
 */
export async function openZoneReader(page: Pick<Document, 'baseURI'>): Promise<ZoneReader> {
  const folder = new URL('./text-recognition', page.baseURI).href;
  const worker = await createWorker('eng', LSTM_ONLY, {
    workerPath: `${folder}/worker.min.js`,
    corePath: folder,
    langPath: folder,
    // A worker from a blob would need `blob:` in the page's policy.
    workerBlobURL: false,
    cacheMethod: 'none',
    gzip: true,
  });
  await worker.setParameters({ tessedit_char_whitelist: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<', tessedit_pageseg_mode: PSM.SINGLE_BLOCK });
  return {
    read: async (picture) => (await worker.recognize(picture)).data.text,
    close: () => void worker.terminate(),
  };
}
