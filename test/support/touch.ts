/** Touches as a person touches the terminal: again, after a moment, when the guard took it for a second strike. */
import { expect, type Locator } from '@playwright/test';

/** Touches `target` until `then` shows. The terminal makes one act of it whatever is touched twice. */
export const touch = (target: Locator, then: Locator): Promise<void> =>
  expect(async () => {
    if (await target.isVisible()) await target.click({ timeout: 2_000 });
    await expect(then).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 60_000 });
