/** The customer's own choice at the terminal reaches the desk; what has to be read stands whole; the auditor reads words. */
import { expect, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk } from '../../support/desk.ts';
import { openDesk, openLobby, signIn } from './at-the-desk.ts';

test.describe.configure({ timeout: 180_000 });

test('what the customer chose at the terminal is added with one key; a call for help stands whole above it; the trail tells it in words', async ({ page }) => {
  const desk = await startDesk({ demo: true });
  const lobby = await openLobby(desk);
  const [suggested] = (await lobby.station.queue.suggestGroup({ words: 'passi', language: 'fi' })).filter(({ cardId }) => cardId !== null);
  await lobby.station.queue.take({ commandId: ulid(), groupId: suggested!.groupId, language: 'fi', needs: ['seat'], cardId: suggested!.cardId! });
  await signIn(page, desk, 'Hallinta');
  await openDesk(page);
  await expect(page.locator('#next-why')).toContainText('odottanut pisimpään');
  await page.keyboard.press('F2');
  await expect(page.getByRole('button', { name: 'Aloita asiointi' })).toBeFocused();
  await page.keyboard.press('F8');
  await expect(page.getByText('Asiakas valitsi päätteellä:')).toContainText(suggested!.cardName!);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.keyboard.press('F8');
  await expect(page.getByRole('heading', { level: 2, name: suggested!.cardName! })).toBeVisible();

  const { id: helpCallId } = await lobby.station.queue.callForHelp({ commandId: ulid(), language: 'sv' });
  await expect(page.getByText('Asiakas pyytää apua')).toBeVisible();
  expect(await page.locator('.ad-messages').evaluate((above) => above.scrollHeight - above.clientHeight)).toBe(0);
  await lobby.station.queue.endHelpCall({ commandId: ulid(), helpCallId });

  await page.getByRole('button', { name: 'Hallinta' }).click();
  await page.getByRole('button', { name: 'Tapahtumaloki' }).click();
  await page.getByLabel('Teko').selectOption({ label: 'kirjautui' });
  await expect(page.getByRole('row', { name: /Hallinta kirjautui/ }).first()).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('point.signIn');
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  lobby.close();
  await desk.close();
});
