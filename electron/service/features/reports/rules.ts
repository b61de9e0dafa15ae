/** Pure counting: service events into the rows of a report. The same events give the same rows, whatever their order. */
import type { ReportedEvent, ReportGrouping, ReportRow } from '#shared/contract/reports.ts';
import type { Localized } from '#shared/contract/words.ts';

const emptyRow = (key: string, label: Localized): ReportRow => ({ key, label, visits: 0, events: 0, acts: {}, outcomes: {}, timeCategories: {}, directSeconds: 0, indirectSeconds: 0, corrected: 0 });

const keyOf = (event: ReportedEvent, by: ReportGrouping): string => {
  switch (by) {
    case 'provider':
      return event.providerId;
    case 'point':
      return event.pointId;
    case 'card':
      return event.cardId;
    case 'day':
      return event.businessDate;
  }
};

const add = <Key extends string>(counts: Partial<Record<Key, number>>, key: Key) => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const counted = (key: string, label: Localized, events: readonly ReportedEvent[]): ReportRow => {
  const row = emptyRow(key, label);
  row.visits = new Set(events.map((event) => event.visitId)).size;
  row.events = events.length;
  for (const event of events) {
    for (const act of event.acts) add(row.acts, act);
    add(row.outcomes, event.outcome);
    add(row.timeCategories, event.timeCategory);
    row.directSeconds += event.directSeconds;
    row.indirectSeconds += event.indirectSeconds;
    if (event.corrected) row.corrected += 1;
  }
  return row;
};

/** Rows by the grouping, most events first (days in order), and the total over all; a visit is counted once in each row it has events in. */
export const countEvents = (events: readonly ReportedEvent[], by: ReportGrouping, labelOf: (event: ReportedEvent) => Localized): { rows: ReportRow[]; total: ReportRow } => {
  const groups = new Map<string, ReportedEvent[]>();
  for (const event of events) {
    const key = keyOf(event, by);
    const group = groups.get(key) ?? [];
    group.push(event);
    groups.set(key, group);
  }
  const rows = [...groups].map(([key, group]) => counted(key, labelOf(group.at(-1)!), group));
  rows.sort((a, b) => (by === 'day' ? a.key.localeCompare(b.key) : b.events - a.events || a.key.localeCompare(b.key)));
  return { rows, total: counted('total', {}, events) };
};
