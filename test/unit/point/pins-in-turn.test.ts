/** PINs that many try at once are checked one after another. */
import { expect, it } from 'vitest';
import { pinsInTurn } from '#service/features/point/pin.ts';

it('begins no check before the one before it is over, however that ended', async () => {
  const begun: string[] = [];
  const ends: PromiseWithResolvers<boolean>[] = [];
  const check = pinsInTurn((pin) => {
    begun.push(pin);
    const end = Promise.withResolvers<boolean>();
    ends.push(end);
    return end.promise;
  });
  const answers = Promise.allSettled(['1', '2', '3'].map((pin) => check(pin, 'hash')));
  await expect.poll(() => begun).toEqual(['1']);
  ends[0]!.reject(new Error('no memory'));
  await expect.poll(() => begun).toEqual(['1', '2']);
  ends[1]!.resolve(false);
  await expect.poll(() => begun).toEqual(['1', '2', '3']);
  ends[2]!.resolve(true);
  expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual(['failed', false, true]);
});
