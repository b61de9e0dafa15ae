/** The station's copy of its bookings; written by what the hub says and by what happens at the point. */
export interface BookingTables {
  booking: { id: string; code: string; start_at: string; end_at: string; cancelled: 0 | 1; json: string; mark: 'checkedIn' | 'served' | 'noShow' | null; marked_at: string | null; ticket_id: string | null };
  /** `heardAt`: when the hub last said what is booked. */
  booking_state: { name: string; value: string };
}
