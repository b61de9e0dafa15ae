/** Pure decisions about enrolment codes. */

/** Minutes a code shown on the advisor's screen is good for. */
export const CODE_MINUTES = 15;

/** As people type it: lower case, spaces and hyphens allowed, O for 0 and I or L for 1 forgiven (Crockford). */
export const normalCode = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** `ABCD-EFGH` for the eye. */
export const spacedCode = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-');

/** A terminal at a desk and the advisor's own screen may name a desk; the others have none. */
export const mayHaveDesk = (kind: string): boolean => kind === 'terminal' || kind === 'advisor';
