/** What the programs of remote sessions run in: the test's page, a relay for its signals, and a browser with made-up media. */
import type { Browser } from '@playwright/test';
import { buildRemotePage } from '../support/remote-build.ts';
import { launchMedia } from '../support/remote-line.ts';
import { startRemoteRelay, type RemoteRelay } from '../support/remote-relay.ts';

export interface RemotePlace {
  browser: Browser;
  relay: RemoteRelay;
  folder: string;
}

/** Runs the program, and ends browser and relay after it whatever came. */
export const withRemoteRelay = async <Answer>(program: (place: RemotePlace) => Promise<Answer>): Promise<Answer> => {
  const folder = await buildRemotePage();
  const relay = await startRemoteRelay(folder);
  const browser = await launchMedia();
  try {
    return await program({ browser, relay, folder });
  } finally {
    await browser.close();
    await relay.close();
  }
};
