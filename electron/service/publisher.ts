/** What the hub's slices need of whoever signs and publishes the feed. */
export interface Publisher {
  /** Publishes all that waits. Answers with the version that stands afterwards. */
  publishWaiting(): Promise<number>;
  publishNotices(): Promise<number>;
  /** Words and terms that the stations' search needs, as lines. */
  publishWords(lines: Iterable<object>): Promise<number>;
  /** Hears of each new version. */
  onPublished(listener: (version: number) => void): () => void;
  keepFresh(): Promise<void>;
  version(): number;
}
