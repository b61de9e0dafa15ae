import { expect, test } from 'vitest';
import { openByText } from '../../../renderer/features/cards/open-by-text.ts';

// A Monday in March at ten in the morning and at six in the evening, Helsinki time.
const MORNING = '2026-03-02T08:00:00.000Z';
const EVENING = '2026-03-02T16:00:00.000Z';

test('says open or closed only where the hours are wholly understood', () => {
  expect(openByText({ fi: 'ma–pe 8.00–16.15' }, MORNING)).toBe(true);
  expect(openByText({ fi: 'ma–pe 8.00–16.15' }, EVENING)).toBe(false);
  expect(openByText({ fi: 'ma–pe 8.00–10.00\nAsiointi vain ajanvarauksella parillisilla viikoilla.' }, MORNING)).toBeNull();
  expect(openByText({}, MORNING)).toBeNull();
});
