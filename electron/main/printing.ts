/** Printing without a dialog: a print dialog is a way to the machine's files. */
import type { WebContents, WebContentsPrintOptions } from 'electron';
import type { HostAnswer, PrintJob } from '#shared/host.ts';

const MICROMETRES = 1_000;

/** Prints what the page shows. A printer the machine does not know is refused, not replaced by another. */
export const printPage = async (contents: WebContents, job: PrintJob): Promise<HostAnswer> => {
  const printers = await contents.getPrintersAsync();
  if (printers.length === 0 || (job.printer !== undefined && !printers.some((printer) => printer.name === job.printer))) {
    return { ok: false, refusal: 'noPrinter' };
  }
  const options: WebContentsPrintOptions = {
    silent: true,
    printBackground: true,
    copies: job.copies ?? 1,
    pageSize: job.paper === undefined ? 'A4' : { width: job.paper.widthMm * MICROMETRES, height: job.paper.heightMm * MICROMETRES },
    ...(job.printer === undefined ? {} : { deviceName: job.printer }),
  };
  return new Promise((resolve) => {
    contents.print(options, (printed) => resolve(printed ? { ok: true } : { ok: false, refusal: 'printFailed' }));
  });
};
