/** Receipts a second to the printer, to the screen and as documents, beside the peers on the same paper; and how long from paying to paper. */
import receiptline from 'receiptline';
import { escPosOf } from '#service/features/payments/receipts/escpos.ts';
import { openLetters } from '#service/features/payments/receipts/letters.ts';
import { paperOf } from '#service/features/payments/receipts/paper-of.ts';
import { pdfOf } from '#service/features/payments/receipts/pdf.ts';
import { openPdfFonts } from '#service/features/payments/receipts/pdf-font.ts';
import { svgOf } from '#service/features/payments/receipts/svg.ts';
import { escPosPrinter } from '#transport/ticket-printer.ts';
import { startPaperTill } from '../service/payments/receipts/desk.ts';
import { benchFolder } from '../support/bench-folder.ts';
import { aim, interleaved, median, perSecond, spread, type Bench } from '../support/bench-report.ts';
import { soldReceipt } from '../support/receipts.ts';
import { openPdfmake, receiptlineMarkup } from './receipts-peers.ts';

interface Measured {
  rates: number[];
  ms: number[];
}

const ESCPOS = { cpl: 42, encoding: 'cp858', command: 'escpos', spacing: true, cutting: true } as const;
const SVG = { cpl: 42, encoding: 'cp858', command: 'svg' } as const;

/** One round of `count`, each a receipt with a number of its own, so that nothing is made once and given twice. */
const measure = (into: Measured, count: number, make: (number: number) => unknown) => async () => {
  const began = performance.now();
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await make(index);
    into.ms.push(performance.now() - start);
  }
  into.rates.push(perSecond(count, performance.now() - began));
};

const shown = ({ rates, ms }: Measured) => ({ perSecond: median(rates), rounds: rates, ms: spread(ms) });

/** Milliseconds from the call that pays until the printer has confirmed the paper, over the network to a printer that takes no time. */
const payToPaper = async (count: number): Promise<{ ms: number[]; errors: number }> => {
  const folder = benchFolder();
  const real = escPosPrinter();
  let heard: (() => void) | null = null;
  const till = await startPaperTill({
    folder: folder.path,
    printer: {
      print: async (slip, settings) => {
        const outcome = await real.print(slip, settings);
        heard?.();
        return outcome;
      },
    },
  });
  const ms: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const sale = await till.sale(['passi'], ['kopio', 2]);
    const printed = new Promise<void>((resolve) => (heard = resolve));
    const began = performance.now();
    await till.paidInCash(sale);
    await printed;
    ms.push(performance.now() - began);
  }
  await till.station.jobs.runDue();
  const errors = count - till.printer.slips.length;
  await till.close();
  folder.remove();
  return { ms, errors };
};

export const bench: Bench = {
  name: 'receipts',
  run: async ({ quick = false }) => {
    const rounds = quick ? 1 : 5;
    const count = quick ? 5 : 150;
    const letters = openLetters();
    const fonts = openPdfFonts(letters);
    const pdfmake = openPdfmake();
    const sale = soldReceipt({ lines: soldReceipt().lines.map((line) => ({ ...line, name: { fi: line.name.fi?.replace(/Čáhčesuolu–Ŋuorgam/, 'Saimaa') ?? '' } })) });
    const receiptOf = (index: number) => ({ ...sale, number: `3-${1_000 + index}` });
    const markups = Array.from({ length: count }, (_, index) => receiptlineMarkup(paperOf(receiptOf(index), 'fi')));
    const [ours, bare, dots, svg, bareSvg, pdf, peerPdf] = Array.from({ length: 7 }, (): Measured => ({ rates: [], ms: [] })) as [Measured, Measured, Measured, Measured, Measured, Measured, Measured];
    const jobs = [
      measure(ours, count, (index) => escPosOf(paperOf(receiptOf(index), 'fi'), letters, true)),
      measure(bare, count, (index) => Buffer.from(receiptline.transform(markups[index]!, ESCPOS), 'latin1')),
      measure(dots, count, (index) => escPosOf(paperOf(receiptOf(index), 'uk'), letters, true)),
      measure(svg, count, (index) => svgOf(paperOf(receiptOf(index), 'fi'), letters)),
      measure(bareSvg, count, (index) => receiptline.transform(markups[index]!, SVG)),
      measure(pdf, count, (index) => pdfOf(paperOf(receiptOf(index), 'fi'), letters, fonts)),
      measure(peerPdf, quick ? 2 : 20, (index) => pdfmake(paperOf(receiptOf(index), 'fi'))),
    ];
    await interleaved(1, jobs);
    for (const one of [ours, bare, dots, svg, bareSvg, pdf, peerPdf]) [one.rates, one.ms] = [[], []];
    await interleaved(rounds, jobs);
    const paper = await payToPaper(quick ? 3 : 200);
    const ratio = (a: Measured, b: Measured) => median(a.rates) / median(b.rates);
    const document = await pdfOf(paperOf(sale, 'fi'), letters, fonts);
    return {
      runs: rounds,
      figures: {
        escPos: shown(ours),
        receiptline: shown(bare),
        escPosInDots: shown(dots),
        svg: shown(svg),
        receiptlineSvg: shown(bareSvg),
        pdf: { ...shown(pdf), bytes: document.length },
        pdfmakeWithTtf: { ...shown(peerPdf), bytes: (await pdfmake(paperOf(sale, 'fi'))).length },
        payToPaperMs: spread(paper.ms),
      },
      aims: [
        aim('ESC/POS receipts against bare receiptline on the same paper', ratio(ours, bare), { atLeast: 0.9 }),
        aim('PDF receipts with embedded letters of the Sámi languages against pdfmake with a TTF', ratio(pdf, peerPdf), { atLeast: 3 }),
      ],
      errors: paper.errors,
      notes: [
        'Ours starts at the receipt (its texts, sums and languages are part of the work); receiptline starts at finished markup, pdfmake at the finished paper.',
        'Both papers have 39 lines, the table of taxes and a QR code; in dots means Ukrainian, whose letters go to the printer as pictures.',
        'From the call that pays until the printer has confirmed over TCP: journal row, stock, outbox and print job on the disk, and the try marked before its bytes are sent.',
      ],
    };
  },
};
