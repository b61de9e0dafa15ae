/** Opens a web address outside the application: by the machine when the page runs in the desktop application. */
export function openAddress(url: string): void {
  if (window.onedoor === undefined) window.open(url, '_blank', 'noopener,noreferrer');
  else void window.onedoor.openExternal(url);
}
