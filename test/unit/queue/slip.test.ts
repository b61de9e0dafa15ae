import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import type { TicketSlip } from '#shared/contract/queue.ts';
import { CustomerLanguage } from '#shared/contract/words.ts';
import { slipBytes, slipMarkup } from '#service/features/queue/slip.ts';

const slip: TicketSlip = {
  ticketId: '00000000000000000000000001',
  number: 'P013',
  groupName: { fi: 'Luvat | ja "muut" {asiat} äöÅ', sv: 'Tillstånd', en: 'Permits' },
  language: 'fi',
  takenAt: '2026-03-02T08:05:00.000Z',
  ahead: 4,
  wait: { fromMinutes: 3, toMinutes: 12 },
  followUrl: 'http://192.168.10.20:4310/place#IL5R7qXHkb23b-IYjBgRab1MIawLSYNCNpmGK5scfnw',
  printing: 'queued',
};
const paper = { pointName: 'Mikkelin asiointipiste', zone: 'Europe/Helsinki', copy: false };

/** The words a printer of code page 858 would put on paper. */
const onPaper = (bytes: Uint8Array) => new TextDecoder('latin1').decode(Uint8Array.from(bytes, (byte) => ({ 0x84: 0xe4, 0x94: 0xf6, 0x8f: 0xc5, 0x86: 0xe5, 0x8e: 0xc4, 0x99: 0xd6 })[byte] ?? byte));

const EDGE = 40;

/** Reads the code as the printer would draw it: the raster picture of `GS 8 L`, with white paper around it. */
const readQr = (bytes: Uint8Array): string | null => {
  const slipData = Buffer.from(bytes);
  const start = slipData.indexOf(Buffer.from([0x1d, 0x38, 0x4c]));
  const [width, height, dots] = [slipData.readUInt16LE(start + 13), slipData.readUInt16LE(start + 15), slipData.subarray(start + 17)];
  const side = width + 2 * EDGE;
  const picture = new Uint8ClampedArray(side * (height + 2 * EDGE) * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const black = ((dots[y * Math.ceil(width / 8) + (x >> 3)]! >> (7 - (x & 7))) & 1) === 1;
      if (black) picture.fill(0, ((y + EDGE) * side + x + EDGE) * 4, ((y + EDGE) * side + x + EDGE) * 4 + 3);
    }
  }
  return jsQR.default(picture, side, height + 2 * EDGE)?.data ?? null;
};

describe('the slip', () => {
  it('says number, group, time, who is ahead and the wait', () => {
    const text = onPaper(slipBytes(slip, paper));
    for (const part of ['Luvat | ja "muut" {asiat} äöÅ', '2.3.2026 klo 10.05', 'Edessäsi jonossa: 4', '3-12 min']) expect(text).toContain(part);
    expect(text).not.toContain('KOPIO');
  });

  it('ends with a cut', () => {
    expect(Buffer.from(slipBytes(slip, paper)).subarray(-20).includes(Buffer.from([0x1d, 0x56]))).toBe(true);
  });

  it('is marked when it may be on paper already', () => {
    expect(onPaper(slipBytes(slip, { ...paper, copy: true }))).toContain('KOPIO');
  });

  it.each(CustomerLanguage.options)('in %s prints only letters the printer has', (language) => {
    const markup = slipMarkup({ ...slip, language }, paper);
    expect(markup).not.toMatch(/[^\u0020-\u00ff\n]/);
    const both = ['Queue number', 'Vuoronumero'];
    const titles = { fi: ['Vuoronumero'], sv: ['Könummer'], en: ['Queue number'], se: ['Vuoronumero'], uk: both, ru: both, ar: both, so: both }[language];
    expect(markup.split('\n').filter((line) => ['Vuoronumero', 'Könummer', 'Queue number'].includes(line))).toEqual(titles);
  });

  it('breaks no word and no line is too long', () => {
    const lines = slipMarkup({ ...slip, language: 'ar' }, { ...paper, copy: true }).split('\n');
    const words = lines.filter((line) => !line.startsWith('{')).map((line) => line.replaceAll('\\', '').replace(/^"/, ''));
    expect(words.filter((line) => line.length > 42)).toEqual([]);
    expect(words.join(' ')).toContain('COPY - the same number may have been "printed before'.replaceAll('"', ''));
  });

  it('carries the address to follow', () => {
    expect(readQr(slipBytes(slip, paper))).toBe(slip.followUrl);
    expect(slipMarkup({ ...slip, followUrl: '' }, paper)).not.toContain('{code:');
  });
});

