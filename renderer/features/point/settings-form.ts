/** The point's settings as they are typed, and back. */
import type { PointSettings } from '#shared/contract/point.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { isCalendarDate } from '#shared/domain/calendar-date.ts';
import { parseBusinessId } from '#shared/domain/business-id.ts';
import { formatSpans } from '#shared/domain/opening-hours.ts';
import { dayAsTyped, typedAsDay } from '../../kit/day-text.ts';
import { spansFault, spansOf, weekTexts } from './spans-text.ts';

export interface ExceptionRow {
  /** As typed, `6.12.2026`. */
  readonly date: string;
  readonly spans: string;
  /** Why, in Finnish and Swedish and English as far as given. */
  readonly reason: { readonly fi: string; readonly sv: string; readonly en: string };
}

export interface PrinterForm {
  readonly kind: PointSettings['printer']['kind'];
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

export interface SettingsForm {
  readonly name: string;
  readonly municipality: PointSettings['municipality'];
  readonly week: readonly string[];
  readonly exceptions: readonly ExceptionRow[];
  readonly contentLanguages: PointSettings['contentLanguages'];
  readonly customerLanguages: readonly CustomerLanguage[];
  readonly targetMinutes: string;
  readonly lockAfterMinutes: string;
  readonly viewingMetres: string;
  readonly panelInches: string;
  readonly printer: PrinterForm;
  /** Who gives the receipts; all empty while the point takes no money. */
  readonly seller: { readonly address: string; readonly phone: string; readonly businessId: string };
}

/** The port on which receipt printers listen. */
const PRINTER_PORT = '9100';

export function settingsForm(settings: PointSettings): SettingsForm {
  const { printer } = settings;
  return {
    name: settings.name,
    municipality: settings.municipality,
    week: weekTexts(settings.hours),
    exceptions: settings.hours.exceptions.map(({ date, spans, reason }) => ({ date: dayAsTyped(date), spans: formatSpans(spans), reason: { fi: reason?.fi ?? '', sv: reason?.sv ?? '', en: reason?.en ?? '' } })),
    contentLanguages: settings.contentLanguages,
    customerLanguages: settings.customerLanguages,
    targetMinutes: String(settings.targetMinutes),
    lockAfterMinutes: String(settings.lockAfterMinutes),
    viewingMetres: String(settings.display.viewingMetres),
    panelInches: String(settings.display.panelInches),
    printer: { kind: printer.kind, host: printer.kind === 'network' ? printer.host : '', port: printer.kind === 'network' ? String(printer.port) : PRINTER_PORT, path: printer.kind === 'file' ? printer.path : '' },
    seller: settings.seller ?? { address: '', phone: '', businessId: '' },
  };
}

const numberOf = (typed: string): number => Number(typed.trim().replace(',', '.'));
const within = (typed: string, least: number, most: number, whole: boolean): boolean => {
  const value = typed.trim() === '' ? Number.NaN : numberOf(typed);
  return value >= least && value <= most && (!whole || Number.isInteger(value));
};

function printerOf(form: PrinterForm): PointSettings['printer'] {
  if (form.kind === 'network') return { kind: 'network', host: form.host.trim(), port: numberOf(form.port) };
  return form.kind === 'file' ? { kind: 'file', path: form.path.trim() } : { kind: 'none' };
}

function printerFaults(form: PrinterForm): [string, string | null][] {
  if (form.kind === 'file') return [['printer.path', form.path.trim() === '' ? 'missing' : null]];
  if (form.kind === 'none') return [];
  return [
    ['printer.host', form.host.trim() === '' ? 'missing' : null],
    ['printer.port', within(form.port, 1, 65_535, true) ? null : 'port'],
  ];
}

const isSellerEmpty = (seller: SettingsForm['seller']): boolean => Object.values(seller).every((typed) => typed.trim() === '');

/** A Business ID as it is written officially, however it was typed. */
function sellerOf({ address, phone, businessId }: SettingsForm['seller']): NonNullable<PointSettings['seller']> {
  const read = parseBusinessId(businessId);
  return { address: address.trim(), phone: phone.trim(), businessId: read.ok ? read.businessId : businessId.trim() };
}

/** What is wrong, as field → key under `faults` in the texts of point. */
export function settingsFaults(form: SettingsForm): ReadonlyMap<string, string> {
  const dates = form.exceptions.map((row) => typedAsDay(row.date));
  const all: [string, string | null][] = [
    ['name', form.name.trim() === '' ? 'missing' : null],
    ['targetMinutes', within(form.targetMinutes, 1, 240, true) ? null : 'targetMinutes'],
    ['lockAfterMinutes', within(form.lockAfterMinutes, 1, 120, true) ? null : 'lockAfterMinutes'],
    ...form.week.map((typed, day): [string, string | null] => [`week.${day}`, spansFault(typed)]),
    ...form.exceptions.flatMap((row, at): [string, string | null][] => [
      [`exceptions.${at}.date`, !isCalendarDate(dates[at] ?? '') ? 'day' : dates.indexOf(dates[at] ?? '') === at ? null : 'sameDateTwice'],
      [`exceptions.${at}.spans`, spansFault(row.spans)],
    ]),
    ['customerLanguages', form.customerLanguages.length === 0 ? 'noLanguages' : null],
    ['viewingMetres', within(form.viewingMetres, 1, 30, false) ? null : 'viewingMetres'],
    ['panelInches', within(form.panelInches, 10, 120, false) ? null : 'panelInches'],
    ['seller.businessId', isSellerEmpty(form.seller) || parseBusinessId(form.seller.businessId).ok ? null : 'businessId'],
    ...printerFaults(form.printer),
  ];
  return new Map(all.flatMap(([field, reason]): [string, string][] => (reason === null ? [] : [[field, reason]])));
}

/** The settings that a form without faults makes. */
export function settingsOf(form: SettingsForm): PointSettings {
  return {
    name: form.name.trim(),
    municipality: form.municipality,
    hours: {
      week: form.week.map((typed) => spansOf(typed) ?? []),
      exceptions: form.exceptions.map(({ date, spans, reason }) => {
        const told = Object.fromEntries(Object.entries(reason).flatMap(([language, text]) => (text.trim() === '' ? [] : [[language, text.trim()]])));
        return { date: typedAsDay(date), spans: spansOf(spans) ?? [], ...(Object.keys(told).length === 0 ? {} : { reason: told }) };
      }),
    },
    contentLanguages: form.contentLanguages,
    customerLanguages: [...form.customerLanguages],
    targetMinutes: numberOf(form.targetMinutes),
    lockAfterMinutes: numberOf(form.lockAfterMinutes),
    display: { viewingMetres: numberOf(form.viewingMetres), panelInches: numberOf(form.panelInches) },
    printer: printerOf(form.printer),
    ...(isSellerEmpty(form.seller) ? {} : { seller: sellerOf(form.seller) }),
  };
}
