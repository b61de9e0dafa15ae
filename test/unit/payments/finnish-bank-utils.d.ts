/** What the comparison uses of the peer, which brings no types of its own. */
declare module 'finnish-bank-utils' {
  const peer: { isValidFinnishRefNumber(text: string): boolean; isValidFinnishIBAN(text: string): boolean };
  export default peer;
}
