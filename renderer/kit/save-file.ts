/** Hands a file to the browser, which asks or keeps it as the user has set. */
export function saveFile(page: Document, name: string, content: BlobPart, mediaType: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file's content when the press returns.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Bytes of base64, for files that come through the contract. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
