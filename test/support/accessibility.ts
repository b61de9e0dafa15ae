/** axe on a page as it stands, past the page's own content security policy. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Serious and critical findings, one line each; empty when there are none. */
export const seriousFindings = async (page: Page): Promise<string[]> => {
  // Once a document: it stays there while the screens change.
  if (!(await page.evaluate('"axe" in window'))) {
    // Evaluated by the debugger: the policy, rightly, lets no script in by the page's own ways.
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: axe.source });
    await session.detach();
  }
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
};
