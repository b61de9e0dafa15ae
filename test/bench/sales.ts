/** How many durable sales a second a register makes through the contract, against bare SQL with the same number of commits. */
import { benchFolder } from '../support/bench-folder.ts';
import { syncedWrites } from '../support/bench-disk.ts';
import { benchPoint, command, type BenchPoint } from '../support/bench-point.ts';
import { aim, interleaved, median, perSecond, spread, type Bench } from '../support/bench-report.ts';
import { FLOAT, putPrices } from '../support/till.ts';
import { bareSales } from './sales-bare.ts';

interface Measured {
  rates: number[];
  ms: number[];
  /** Microseconds of processor time a sale. */
  cpu: number[];
}
const measured = (): Measured => ({ rates: [], ms: [], cpu: [] });

const round = async (into: Measured, count: number, one: () => Promise<void> | void): Promise<void> => {
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    await one();
    into.ms.push(performance.now() - start);
  }
  into.rates.push(perSecond(count, performance.now() - began));
  const { user, system } = process.cpuUsage(cpu);
  into.cpu.push((user + system) / count);
};

/** A common fee sold in cash: begin, add, pay. */
const sell = async ({ desks }: BenchPoint): Promise<string> => {
  const { client, deskId } = desks[0]!;
  const sale = await client.payments.startSale({ ...command(), deskId });
  await client.payments.addProduct({ ...command(), saleId: sale.id, productId: 'passi' });
  const paid = await client.payments.payCash({ ...command(), saleId: sale.id, givenCents: 6_000 });
  return paid.receiptNumber ?? '';
};

const shown = (one: Measured) => ({ perSecond: median(one.rates), rounds: one.rates, ms: spread(one.ms), cpuMicroseconds: median(one.cpu) });

export const bench: Bench = {
  name: 'sales',
  run: async ({ quick = false }) => {
    const rounds = quick ? 1 : 5;
    const count = quick ? 20 : 300;
    const folder = benchFolder();
    const point = await benchPoint(folder.path, 1);
    const { client, deskId } = point.desks[0]!;
    await putPrices(point);
    const register = await client.payments.saveRegister({ ...command(), register: { name: 'Kassa', deskIds: [deskId], active: true, blindCount: false, printer: { kind: 'none' }, terminal: { kind: 'none' } } });
    await client.payments.openShift({ ...command(), registerId: register.id, count: FLOAT });
    await sell(point);
    const bare = bareSales(folder.path, point.station.deps.db.raw);
    const [ours, sql, disk] = [measured(), measured(), measured()];
    let errors = 0;
    try {
      const jobs = [
        () => round(ours, count, async () => void ((await sell(point)) === '' && (errors += 1))),
        () => round(sql, count, () => bare.sell()),
        async () => {
          const began = performance.now();
          disk.ms.push(...syncedWrites(folder.path, count, 'append'));
          disk.rates.push(perSecond(count, performance.now() - began));
        },
      ];
      await interleaved(quick ? 0 : 1, jobs);
      for (const one of [ours, sql, disk]) one.rates.length = one.ms.length = one.cpu.length = 0;
      await interleaved(rounds, jobs);
    } finally {
      bare.close();
      await point.close();
      folder.remove();
    }
    return {
      runs: rounds,
      figures: { contract: shown(ours), bareSql: shown(sql), disk: { perSecond: median(disk.rates), ms: spread(disk.ms) } },
      aims: [aim('sales a second through the contract over bare SQL with the same commits', median(ours.rates) / median(sql.rates), { atLeast: 0.5 })],
      errors,
      notes: [
        'A sale is three commands and three durable commits: begin, add a fee, pay in cash. Through the contract each passes the gate, the input and output shapes, keeps its command; the last one writes a hash-chained, signed journal row, the event, the hub’s copy and the receipt number.',
        'Bare SQL writes the same rows, as large, into the same tables with their indexes in as many commits, by prepared statements: nothing is checked, asked, hashed or signed.',
      ],
    };
  },
};
