/** How the tests start Debian's Chromium: which one, and without what a test has no use for. */
import { findChromium } from '../../scripts/chromium.mjs';

/** A window's address bar is a page of its own, loaded twice with each window: a second of the processor a test. */
const NO_ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${['Translate', ...NO_ADDRESS_BAR].join(',')}`,
];

/** What `chromium.launch` takes, with what this test needs besides. */
export const chromiumLaunch = (...more: string[]): { executablePath?: string; args: string[] } => {
  const executablePath = findChromium();
  return { ...(executablePath === undefined ? {} : { executablePath }), args: [...ARGS, ...more] };
};
