/** A register's settings as they are typed, and back. */
import type { Register } from '#shared/contract/payments/shifts.ts';

export interface RegisterDraft {
  readonly name: string;
  readonly deskIds: readonly string[];
  readonly active: boolean;
  readonly blindCount: boolean;
  readonly printer: Register['printer']['kind'];
  readonly printerHost: string;
  readonly printerPort: string;
  readonly printerPath: string;
  readonly terminal: Register['terminal']['kind'];
  readonly terminalHost: string;
  readonly terminalPort: string;
  readonly poiId: string;
  readonly keyIdentifier: string;
  readonly keyVersion: string;
  /** What opens the line to the terminal; the station never tells it again, so empty keeps what it has. */
  readonly passphrase: string;
  readonly certificate: string;
}

/** Port of raw printing, and of Adyen's terminals on the local network. */
const PRINTER_PORT = '9100';
const TERMINAL_PORT = '8443';

export function draftOf(register: Register | null): RegisterDraft {
  const printer = register?.printer ?? { kind: 'none' };
  const terminal = register?.terminal ?? { kind: 'none' };
  return {
    name: register?.name ?? '',
    deskIds: register?.deskIds ?? [],
    active: register?.active ?? true,
    blindCount: register?.blindCount ?? false,
    printer: printer.kind,
    printerHost: printer.kind === 'network' ? printer.host : '',
    printerPort: printer.kind === 'network' ? String(printer.port) : PRINTER_PORT,
    printerPath: printer.kind === 'file' ? printer.path : '',
    terminal: terminal.kind,
    terminalHost: terminal.kind === 'adyen' ? terminal.host : '',
    terminalPort: terminal.kind === 'adyen' ? String(terminal.port) : TERMINAL_PORT,
    poiId: terminal.kind === 'adyen' ? terminal.poiId : '',
    keyIdentifier: terminal.kind === 'adyen' ? terminal.keyIdentifier : '',
    keyVersion: terminal.kind === 'adyen' ? String(terminal.keyVersion) : '0',
    passphrase: '',
    certificate: '',
  };
}

/** The terminal's secret, when it was typed; both parts or neither. */
export function secretOf({ terminal, passphrase, certificate }: RegisterDraft): { readonly passphrase: string; readonly certificate: string } | null {
  return terminal !== 'adyen' || (passphrase === '' && certificate.trim() === '') ? null : { passphrase, certificate: certificate.trim() };
}

/** What is sent; a number that was not typed as one is refused by the server beside its field. */
export function registerOf(draft: RegisterDraft): Omit<Register, 'id'> {
  const { name, active, blindCount } = draft;
  return {
    name,
    deskIds: [...draft.deskIds],
    active,
    blindCount,
    printer:
      draft.printer === 'network'
        ? { kind: 'network', host: draft.printerHost, port: Number(draft.printerPort) }
        : draft.printer === 'file'
          ? { kind: 'file', path: draft.printerPath }
          : { kind: 'none' },
    terminal:
      draft.terminal === 'adyen'
        ? { kind: 'adyen', host: draft.terminalHost, port: Number(draft.terminalPort), poiId: draft.poiId, keyIdentifier: draft.keyIdentifier, keyVersion: Number(draft.keyVersion) }
        : { kind: draft.terminal },
  };
}
