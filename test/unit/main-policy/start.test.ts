import { describe, expect, test } from 'vitest';
import { readLaunch } from '../../../electron/main/policy/launch.ts';
import { afterEnd, GIVE_UP_AFTER, STEADY_MS, type RestartState } from '../../../electron/main/policy/restart.ts';

describe('what is asked at the start', () => {
  test.each([
    [[], {}, { kinds: ['advisor'], dataDir: undefined }],
    [['--kind=terminal'], {}, { kinds: ['terminal'], dataDir: undefined }],
    [['--kind=advisor, display,advisor'], {}, { kinds: ['advisor', 'display'], dataDir: undefined }],
    [[], { ONEDOOR_KIND: 'display', ONEDOOR_DATA: '/srv/point' }, { kinds: ['display'], dataDir: '/srv/point' }],
    [['--kind=terminal', '--data=/a', '--data=/b'], { ONEDOOR_KIND: 'display' }, { kinds: ['terminal'], dataDir: '/b' }],
    [['--kind=expert'], {}, { unknown: 'expert' }],
    [['--kind='], {}, { unknown: '' }],
    [['--kind=constructor'], {}, { unknown: 'constructor' }],
    [['--data=somewhere'], {}, { unknown: 'somewhere' }],
  ])('%j with %j', (argv, env, expected) => {
    expect(readLaunch(['/usr/bin/onedoor', ...argv], env)).toEqual(expected);
  });
});

describe('starting the service again', () => {
  test('waits double each time, up to a bound, and gives up when it does not heal', () => {
    let state: RestartState = { failures: 0 };
    const waits: number[] = [];
    let givenUp = 0;
    for (let n = 1; n <= GIVE_UP_AFTER; n += 1) {
      const next = afterEnd(state, 10);
      state = next.state;
      waits.push(next.waitMs);
      if (next.giveUp) givenUp = n;
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(givenUp).toBe(GIVE_UP_AFTER);
  });

  test('a service that had stood for a minute starts again at once', () => {
    expect(afterEnd({ failures: 7 }, STEADY_MS)).toEqual({ state: { failures: 1 }, waitMs: 250, giveUp: false });
    expect(afterEnd({ failures: 7 }, STEADY_MS - 1).giveUp).toBe(true);
  });
});
