/** What the station needs of whoever brings it the feed. */
export interface FeedTaker {
  /** Asks the hub for news, verifies and applies them. Never throws: what was refused is kept as the status. */
  refresh(): Promise<void>;
}
