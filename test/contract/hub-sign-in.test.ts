import { afterAll, beforeAll, expect, it } from 'vitest';
import { refusalText } from '../support/refusal.ts';
import { staffHub, startHub, TEST_PASSWORD, type TestHub } from './test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startHub();
  await staffHub(hub);
});
afterAll(() => hub.close());

const signIn = (password: string) => hub.as('portal', 'another').portal.signIn({ commandId: hub.commandId(), name: 'Poliisi', password });

it('wrong passwords that come all at once count each, and lock the right one out too', async () => {
  const outcomes = await Promise.all(Array.from({ length: 6 }, (_, index) => refusalText(signIn(`not the password ${index}`))));
  expect(outcomes).not.toContain('allowed');
  expect(await refusalText(signIn(TEST_PASSWORD))).toBe('LOCKED_OUT');
  hub.clock.advance(900_000 - 1);
  expect(await refusalText(signIn(TEST_PASSWORD))).toBe('LOCKED_OUT');
  hub.clock.advance(1);
  expect((await signIn(TEST_PASSWORD)).editor?.name).toBe('Poliisi');
});

it('an editor is of a provider that exists, and one that is not there is not saved', async () => {
  const save = (change: object) => hub.as('portal').portal.saveEditor({ commandId: hub.commandId(), name: 'Uusi', role: 'editor', providerId: 'poliisi', active: true, password: TEST_PASSWORD, ...change });
  expect(await refusalText(save({ providerId: 'unknown' }))).toBe('BAD_INPUT');
  expect(await refusalText(save({ id: hub.commandId() }))).toBe('NOT_FOUND');
});
