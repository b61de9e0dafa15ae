/** The longest wait, in milliseconds, for a window that is visible but draws no frames. */
const LONGEST = 100;

/**
 * Resolves when what the document itself holds has been handed to be painted, so that no script stands before the
 * first picture. At once in a window that nobody sees: it draws no frames.
 */
export function firstFrame(page: Document): Promise<void> {
  if (page.visibilityState === 'hidden') return Promise.resolve();
  return new Promise((painted) => {
    setTimeout(painted, LONGEST);
    // A frame's callback runs before the frame: the task after it runs when the frame is out.
    requestAnimationFrame(() => setTimeout(painted));
  });
}
