/** A calendar day as people write it in Finland, `29.3.2026`, and as data, `2026-03-29`. */

/** What is typed, as data; what is no such writing is returned as it is. */
export function typedAsDay(typed: string): string {
  const parts = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed.trim());
  if (parts === null) return typed;
  const [, day = '', month = '', year = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Data as it is typed; what is no day is returned as it is. */
export function dayAsTyped(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  return `${Number(parts[3])}.${Number(parts[2])}.${parts[1]}`;
}
