/** Booking a time from a visit by keyboard, the customer's check-in at the terminal, and the calendar. */
import { expect, test } from '@playwright/test';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk, type Desk } from '../../support/desk.ts';
import { openDesk, signIn } from './at-the-desk.ts';

test.describe.configure({ timeout: 120_000 });

let desk: Desk;
test.beforeAll(async () => {
  test.setTimeout(60_000);
  desk = await startDesk({ demo: true });
});
test.afterAll(() => desk.close());

test('a time is booked in four steps by keyboard, moved on the calendar by keys and by dragging, and cancelled with a reason', async ({ page }) => {
  await signIn(page, desk);
  await openDesk(page);
  await page.keyboard.press('Alt+b');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Mitä varataan?' })).toBeVisible();
  const service = dialog.getByRole('button', { name: /^Passi- tai henkilökorttihakemus/ });
  await expect(service).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await service.press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Valitse aika' })).toBeVisible();
  // A day on from today, so that the time is far enough whatever the hour of the test.
  const day = dialog.locator('.bk-day').nth(1);
  await day.locator('.bk-slot').first().focus();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(day.locator('.bk-slot').nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Puhelinnumero (ei pakollinen)')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Aika on varattu').first()).toBeVisible();
  const code = (await dialog.locator('.bk-code').textContent())!.trim();
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
  expect.soft(await seriousFindings(page)).toEqual([]);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Kalenteritiedosto' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.ics$/);
  await expect(dialog.getByRole('button', { name: 'Valmis' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Valmis' }).press('Enter');

  await page.getByRole('button', { name: /^Hallinta/ }).click();
  await page.getByRole('button', { name: 'Ajanvaraukset', exact: true }).click();
  await page.getByRole('button', { name: 'Kalenteri', exact: true }).click();
  await page.getByRole('button', { name: 'Myöhemmin' }).click();
  const booked = page.locator('.bk-booking').first();
  await expect(booked).toBeVisible();
  expect.soft(await seriousFindings(page)).toEqual([]);
  await booked.press('Enter');
  const opened = page.getByRole('dialog', { name: `Varaus ${code}` });
  const before = await opened.locator('.bk-when').textContent();
  for (let times = 0; times < 3; times += 1) await opened.getByRole('button', { name: '20 min myöhemmin' }).click();
  await expect(opened.locator('.bk-when')).not.toHaveText(before!);
  await opened.getByRole('button', { name: 'Siirrä tähän aikaan' }).press('Enter');
  await expect(opened).toHaveCount(0);

  const at = (await booked.boundingBox())!;
  await page.mouse.move(at.x + 20, at.y + 4);
  await page.mouse.down();
  await page.mouse.move(at.x + 20, at.y + 30, { steps: 4 });
  // An hour is twelve rows of six pixels.
  await page.mouse.move(at.x + 20, at.y + 4 + 72, { steps: 4 });
  await page.mouse.up();
  await expect(opened.getByText(/^Nyt varattu:/)).toBeVisible();
  await opened.getByRole('button', { name: 'Peru varaus' }).press('Enter');
  await expect(opened.getByLabel('Miksi varaus perutaan?')).toBeFocused();
  await page.keyboard.type('Asiakas perui');
  await opened.getByRole('button', { name: 'Peru nyt' }).press('Enter');
  await expect(page.locator('.bk-booking')).toHaveCount(0);
});
