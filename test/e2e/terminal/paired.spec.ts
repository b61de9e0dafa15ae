/** The terminal on a desk follows the visit in the customer's language and keeps nothing of it. */
import { expect, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk } from '../../support/device.ts';

const command = () => ({ commandId: ulid() });

test('welcome, the card with its steps, goodbye, and an empty screen', async ({ page }) => {
  const desk = await startDesk({ demo: true });
  const advisor = await enrolDevice(await desk.url('advisor'));
  const { deskId, deskNumber } = await openFirstDesk(advisor, desk.pin);
  const { station } = advisor;
  await page.clock.install();
  await page.goto(await desk.url('terminal'));
  await expect(page.getByRole('button', { name: 'Suomi' })).toBeVisible();
  const terminal = (await station.devices.list()).find(({ kind, online }) => kind === 'terminal' && online);
  await station.devices.pair({ ...command(), deviceId: terminal!.id, deskId });
  // It looks every ten seconds whether it was paired.
  await page.clock.runFor(10_000);
  await expect(page.getByRole('heading', { name: `Palvelupiste ${deskNumber}` })).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  let visit = await station.visits.begin({ ...command(), deskId, language: 'sv' });
  await expect(page.getByRole('heading', { name: 'Välkommen' })).toBeVisible();
  const { rows } = await station.cards.search({ words: 'ajokortti', language: 'fi', filters: {}, limit: 1 });
  const { card } = await station.cards.get({ id: rows[0]!.id });
  visit = await station.visits.addService({ ...command(), visitId: visit.id, cardId: card.id });
  await station.visits.show({ ...command(), visitId: visit.id, shown: 'card' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(card.name.sv!);
  const free = card.steps.find(({ level }) => level === undefined || level === 'none')!;
  await station.visits.tickStep({ ...command(), visitId: visit.id, eventId: visit.currentEventId!, stepId: free.id, done: true });
  await expect(page.locator('.od-desk-step-done')).toContainText(free.text.sv!);
  await expect(page.locator('[aria-current="step"]')).toHaveCount(1);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  await station.visits.closeService({ ...command(), visitId: visit.id, eventId: visit.currentEventId!, outcome: 'done' });
  await station.visits.close({ ...command(), visitId: visit.id });
  // The thanks stay for twenty seconds.
  await expect(page.getByRole('heading', { name: 'Tack för besöket' })).toBeVisible();
  await page.clock.runFor(15_000);
  await expect(page.getByRole('heading', { name: 'Tack för besöket' })).toBeVisible();
  await page.clock.runFor(6_000);
  await expect(page.getByRole('heading', { name: `Palvelupiste ${deskNumber}` })).toBeVisible();
  expect(await page.content()).not.toContain(card.name.sv!);
  advisor.close();
  await desk.close();
});
