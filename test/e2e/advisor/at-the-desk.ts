/** What the advisor's tests do again and again: sign in, open a desk, let customers take numbers. */
import { expect, type Page } from '@playwright/test';
import { ulid } from 'ulid';
import type { Desk } from '../../support/desk.ts';
import { enrolDevice, type Device } from '../../support/device.ts';

/** Enrols the page as an advisor's device and signs in with the demo's PIN, by keyboard alone. */
export const signIn = async (page: Page, desk: Desk, name = 'Hallinta'): Promise<void> => {
  await page.goto(await desk.url('advisor'));
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('PIN-koodi')).toBeFocused();
  await page.keyboard.type(desk.pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Lukitse' })).toBeVisible();
};

/** Opens the first free desk for all groups. */
export const openDesk = async (page: Page): Promise<void> => {
  await expect(page.getByRole('button', { name: 'Avaa palvelupiste' })).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByRole('button', { name: 'Kutsu seuraava' })).toBeVisible();
};

export interface Lobby extends Device {
  /** Takes a number of the group with the letter; gives it, `P001`. */
  takeNumber: (letter: string, language?: 'fi' | 'sv' | 'en' | 'uk') => Promise<string>;
}

/** A lobby terminal without a screen. */
export const openLobby = async (desk: Desk): Promise<Lobby> => {
  const device = await enrolDevice(await desk.url('terminal'));
  const { groups } = await device.station.queue.terminal();
  return {
    ...device,
    takeNumber: async (letter, language = 'fi') => {
      const group = groups.find((candidate) => candidate.letter === letter);
      if (group === undefined) throw new Error(`no group ${letter}`);
      return (await device.station.queue.take({ commandId: ulid(), groupId: group.id, language, needs: [] })).number;
    },
  };
};

/** Searches and adds a card to the visit, by keyboard alone. */
export const addService = async (page: Page, words: string, name: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Hakusanat' })).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('listbox', { name: 'Löytyneet palvelukortit' }).getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
};
