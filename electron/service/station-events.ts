/** What a station tells within itself after a commit. Slices meet here instead of calling upwards. */
export interface StationEvents {
  /** Tickets, desks or calls changed. */
  queueChanged: Record<string, never>;
  /** A customer at a terminal asked for a person, or someone goes, or it is over. */
  helpChanged: Record<string, never>;
  visitChanged: { visitId: string; deskIds: string[] };
  /** A sale, its payments, or the shift and register under it; the desks whose screens show it. */
  saleChanged: { deskIds: string[] };
  cardsChanged: { cardIds: string[]; at: string };
  noticesChanged: Record<string, never>;
  feedChecked: Record<string, never>;
  /** Who is signed in on a device, or its lock. */
  sessionChanged: { deviceId: string };
  deviceChanged: { deviceId: string; revoked: boolean };
  /** Settings, desks or groups. */
  pointChanged: Record<string, never>;
  /** Something waits for the hub. */
  outboxFilled: Record<string, never>;
  jobsPlanned: Record<string, never>;
  /** The line to the hub came up or was cut. */
  hubLineChanged: { up: boolean };
  /** A remote session, or what the point knows of it; the desks whose screens show it. */
  remoteChanged: { sessionId: string; deskIds: string[] };
  /** A call-back or a question was asked, answered, closed, or changed otherwise. */
  casesChanged: Record<string, never>;
  /** The point's copy of its bookings. */
  bookingsChanged: Record<string, never>;
  /** A payment by card is on the disk and may be sent to its terminal. */
  cardStarted: { cardPaymentId: string };
}
