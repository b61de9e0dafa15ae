/** What the comparison uses of the peer, which brings no types of its own. */
declare module 'pdfmake' {
  interface Made {
    getBuffer(): Promise<Uint8Array>;
  }
  const peer: { addFonts(fonts: Record<string, Record<string, string>>): void; setUrlAccessPolicy(allow: (url: string) => boolean): void; createPdf(definition: object): Made };
  export default peer;
}
