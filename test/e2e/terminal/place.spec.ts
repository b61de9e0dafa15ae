/** The place in the queue on the customer's own phone, by the ticket's QR code. */
import { expect, test } from '@playwright/test';
import { ulid } from 'ulid';
import { seriousFindings } from '../../support/accessibility.ts';
import { startDesk } from '../../support/desk.ts';
import { enrolDevice, openFirstDesk } from '../../support/device.ts';

test.use({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });

test('a number given up on the phone, after a question, is gone from the queue', async ({ page }) => {
  const desk = await startDesk({ demo: true });
  const advisor = await enrolDevice(await desk.url('advisor'));
  const terminal = await enrolDevice(await desk.url('terminal'));
  await openFirstDesk(advisor, desk.pin);
  const { groups } = await terminal.station.queue.terminal();
  const slip = await terminal.station.queue.take({ commandId: ulid(), groupId: groups[0]!.id, language: 'fi', needs: [] });
  const waiting = async () => (await advisor.station.queue.board()).tickets.map(({ number }) => number);

  await page.goto(slip.followUrl);
  await page.getByRole('button', { name: 'Luovu vuoronumerosta' }).click();
  await expect(page.getByRole('dialog')).toContainText(`Luovutko numerosta ${slip.number}?`);
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await page.getByRole('button', { name: 'Jään jonoon' }).click();
  expect(await waiting()).toContain(slip.number);

  await page.getByRole('button', { name: 'Luovu vuoronumerosta' }).click();
  await page.getByRole('button', { name: 'Luovun numerosta' }).click();
  await expect(page.getByText('Vuoronumero on peruttu.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Luovu vuoronumerosta' })).toHaveCount(0);
  expect(await waiting()).not.toContain(slip.number);
  terminal.close();
  advisor.close();
  await desk.close();
});

test('waiting, then called to a desk; a wrong secret shows nothing', async ({ page, context }) => {
  const desk = await startDesk({ demo: true });
  const advisor = await enrolDevice(await desk.url('advisor'));
  const terminal = await enrolDevice(await desk.url('terminal'));
  const { deskId, deskNumber } = await openFirstDesk(advisor, desk.pin);
  const { groups } = await terminal.station.queue.terminal();
  const slip = await terminal.station.queue.take({ commandId: ulid(), groupId: groups[0]!.id, language: 'sv', needs: [] });

  await page.goto(slip.followUrl);
  await expect(page.getByText(slip.number)).toBeVisible();
  await expect(page.getByText('Du är näst i tur')).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);
  await advisor.station.queue.callNext({ commandId: ulid(), deskId });
  await expect(page.getByText('Det är din tur')).toBeVisible();
  await expect(page.getByText(`Kom till servicedisk ${deskNumber}`)).toBeVisible();
  await expect.soft(seriousFindings(page)).resolves.toEqual([]);

  const stranger = await context.newPage();
  await stranger.goto(slip.followUrl.replace(/#.*/, '#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'));
  await expect(stranger.getByText('Your place cannot be shown', { exact: false })).toBeVisible();
  expect(await stranger.content()).not.toContain(slip.number);
  terminal.close();
  advisor.close();
  await desk.close();
});
