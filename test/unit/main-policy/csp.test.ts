import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '#shared/content-security-policy.ts';

const directives = (policy: string): Map<string, string[]> =>
  new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );

describe('the content security policy', () => {
  test('starts from nothing and lets only our own and the nonce run', () => {
    const policy = directives(contentSecurityPolicy({ nonce: 'abc' }));
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    for (const name of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(name)).toEqual(["'none'"]);
  });

  test.each([{}, { nonce: 'abc' }, { textRecognition: true }, { nonce: 'abc', textRecognition: true, connectTo: ['wss://station.example'] }])('%j has nothing unsafe and no wildcard', (needs) => {
    const words = [...directives(contentSecurityPolicy(needs)).values()].flat();
    expect(words).not.toContain("'unsafe-inline'");
    expect(words).not.toContain("'unsafe-eval'");
    expect(words.some((word) => word.includes('*') || /^(https?|wss?):$/.test(word))).toBe(false);
  });

  test('WebAssembly and outside addresses only when told', () => {
    expect(contentSecurityPolicy({})).not.toContain('wasm');
    expect(directives(contentSecurityPolicy({ textRecognition: true })).get('script-src')).toContain("'wasm-unsafe-eval'");
    expect(directives(contentSecurityPolicy({ connectTo: ['wss://station.example'] })).get('connect-src')).toEqual(["'self'", 'wss://station.example']);
  });

  test('every answer carries the policy and its companions', () => {
    expect(securityHeaders({})).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' });
  });
});
