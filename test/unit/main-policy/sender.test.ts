import { describe, expect, test } from 'vitest';
import { CALLS, senderAllowed } from '../../../electron/main/policy/sender.ts';
import { isNonce, isServicePort, WINDOW_KINDS, type Host } from '#shared/host.ts';
import { HOSTILE } from './hostile-addresses.ts';

const calls: (keyof Host)[] = ['appInfo', 'connectService', 'print', 'openExternal', 'lockKiosk', 'unlockKiosk', 'wipeSession'];
const main = (url: string) => ({ url, parent: null });

describe('who may make a host call', () => {
  test('there are these, at most ten', () => {
    expect(Object.keys(CALLS)).toEqual(calls);
    expect(calls.length).toBeLessThanOrEqual(10);
  });

  test.each(calls.map((call) => [call]))('%s: only the kinds of its table, from the main frame of their own document', (call) => {
    for (const kind of WINDOW_KINDS) {
      const own = `app://onedoor/${kind}`;
      expect(senderAllowed(call, kind, main(own))).toBe(CALLS[call].includes(kind));
      expect(senderAllowed(call, kind, { url: own, parent: {} })).toBe(false);
      expect(senderAllowed(call, kind, null)).toBe(false);
      expect(senderAllowed(call, undefined, main(own))).toBe(false);
      for (const address of HOSTILE) expect(senderAllowed(call, kind, main(address))).toBe(false);
      for (const other of WINDOW_KINDS.filter((one) => one !== kind)) expect(senderAllowed(call, kind, main(`app://onedoor/${other}`))).toBe(false);
    }
  });

  test('a terminal opens nothing outside, a display prints nothing', () => {
    expect(CALLS.openExternal).toEqual(['advisor']);
    expect(CALLS.print).not.toContain('display');
    expect(CALLS.wipeSession).toEqual(['terminal']);
  });
});

describe('the nonce of a line', () => {
  test.each([['0b9c1a52-7c1d-4a3e-9a70-2c1f5f6a7b8c', true], ['x'.repeat(16), true], ['x'.repeat(15), false], ['x'.repeat(65), false], ['x'.repeat(15) + '\n', false], ['<script>alert(1)', false], [7, false], [undefined, false]])('%j: %s', (nonce, good) => {
    expect(isNonce(nonce)).toBe(good);
  });

  test.each([[{ kind: 'service-port', nonce: 'n' }, true], [{ kind: 'service-port', nonce: 'm' }, false], [{ kind: 'port', nonce: 'n' }, false], [{ nonce: 'n' }, false], [null, false], ['service-port', false]])('%j is the answer to n: %s', (data, is) => {
    expect(isServicePort(data, 'n')).toBe(is);
  });
});
