/**
 * What a hub carries of remote sessions: signals and whole sessions a second through its sockets, and what each
 * connected expert costs it in memory. The hub is a process of its own, as it runs in earnest; the experts and the
 * stations are this process.
 */
import { join } from 'node:path';
import { ulids } from '#service/kernel/ids.ts';
import { openHubDatabase } from '#service/kernel/db-hub.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { enrolKey, openHubLine, type EnrolledKey, type HubClient } from '../support/bench-device.ts';
import { cpuSecondsOf, memoryOf } from '../support/bench-process.ts';
import { aim, inParallel, interleaved, median, perSecond, spread, type Bench } from '../support/bench-report.ts';
import { startHubProcess, type HubProcess } from '../support/hub-process.ts';
import { signedSignal, signingKey, stated, vouched, type Seat, type SigningKey } from '../support/remote-hub.ts';

/** Experts of one provider see one another's queue; a hub of a thousand has many providers. */
const EXPERTS_A_PROVIDER = 50;
const CANDIDATES = 10;

const ids = ulids();
const command = () => ({ commandId: ids.next() });

interface Played {
  deviceId: string;
  providerId: string;
  hub: HubClient;
  close: () => void;
}

/** Experts with devices, signed in, written while the hub does not run: what is measured is not how they came to be. */
const furnish = async (process: HubProcess, count: number): Promise<{ devices: { deviceId: string; providerId: string }[]; key: CryptoKey; voucher: SigningKey }> => {
  const voucher = signingKey();
  const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(voucher.privateKey.export({ type: 'pkcs8', format: 'der' })), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const database = openHubDatabase(join(process.dataDir, 'hub', 'hub.sqlite'), hubMigrations);
  const now = new Date().toISOString();
  const devices: { deviceId: string; providerId: string }[] = [];
  await database.db.transaction().execute(async (tx) => {
    for (let index = 0; index < count; index += 1) {
      const providerId = `bench-${Math.floor(index / EXPERTS_A_PROVIDER)}`;
      if (index % EXPERTS_A_PROVIDER === 0) await tx.insertInto('provider').values({ id: providerId, name: '{"fi":"Tuottaja"}', short_name: '{"fi":"T"}' }).execute();
      const [expertId, deviceId] = [ids.next(), ids.next()];
      await tx.insertInto('expert').values({ id: expertId, kind: 'expert', name: `Asiantuntija ${index}`, provider_id: providerId, languages: '["fi"]', card_ids: '[]', active: 1, password_hash: '-', locked_until: null, presence: 'free', presence_since: now, presence_until: null, idle_since: now }).execute();
      await tx.insertInto('device').values({ id: deviceId, kind: 'expert', name: 'Selain', public_key: voucher.publicKey, enrolled_at: now, last_seen_at: null, revoked_at: null }).execute();
      await tx.insertInto('expert_sign_in').values({ device_id: deviceId, expert_id: expertId, since: now }).execute();
      devices.push({ deviceId, providerId });
    }
  });
  await database.close();
  return { devices, key, voucher };
};

/** Told when a session rings, at whom. */
type Rings = Map<string, (expert: Played) => void>;

/** Opens a browser's line and its desk, and reads what comes until the line is closed. */
const comeToWork = async (key: EnrolledKey, providerId: string, rings: Rings): Promise<Played> => {
  const line = await openHubLine(key);
  const desk = (await line.hub.remote.watchExpert())[Symbol.asyncIterator]();
  await desk.next();
  const expert: Played = { deviceId: key.deviceId, providerId, hub: line.hub, close: line.close };
  void (async () => {
    for await (const state of { [Symbol.asyncIterator]: () => desk }) for (const { id } of state.ringing) rings.get(id)?.(expert);
  })().catch(() => undefined);
  return expert;
};

interface Talk {
  sessionId: string;
  expert: Played;
  customer: Seat;
  own: Seat;
}

interface Desk {
  hub: HubClient;
  key: SigningKey;
  voucher: SigningKey;
  rings: Rings;
}

/** Asks for a provider's expert; whoever it rings at takes it, and both join. */
const begin = async ({ hub, key, voucher, rings }: Desk, providerId: string): Promise<Talk> => {
  const sessionId = ids.next();
  const rung = new Promise<Played>((told) => rings.set(sessionId, told));
  await hub.remote.requestFor({ sessionId, pointName: 'Piste', deskNumber: 1, cardId: 'c', cardName: { fi: 'Kortti' }, providerId, providerName: { fi: 'Tuottaja' }, language: 'fi', interpreter: null, bookingId: null, identity: stated(key, sessionId) });
  const expert = await rung;
  rings.delete(sessionId);
  const taken = await expert.hub.remote.take({ ...command(), sessionId });
  const customer: Seat = { id: ids.next(), key: signingKey() };
  const own: Seat = { id: taken.participants.find(({ role }) => role === 'expert')!.id, key: signingKey() };
  await hub.remote.joinFor({ sessionId, participantId: customer.id, role: 'customer', name: null, key: vouched(key, customer.key, { sessionId, participantId: customer.id, role: 'customer' }) });
  await expert.hub.remote.join({ ...command(), sessionId, key: vouched(voucher, own.key, { sessionId, participantId: own.id, role: 'expert' }) });
  return { sessionId, expert, customer, own };
};

const BODY = JSON.stringify({ candidate: { candidate: 'candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 10.0.0.17 rport 46154 generation 0 ufrag EsAw network-cost 999', sdpMid: '0', sdpMLineIndex: 0 } });

/** Posts `count` signals one by one from the customer, as they trickle, and reads them at the expert; the time of each from post to read. */
const exchange = async ({ hub }: Desk, { sessionId, expert, customer, own }: Talk, count: number): Promise<number[]> => {
  const signals = Array.from({ length: count }, (_, index) => signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count: index, body: BODY }));
  const stop = new AbortController();
  const stream = (await expert.hub.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal }))[Symbol.asyncIterator]();
  const sent: number[] = [];
  const ms: number[] = [];
  const reading = (async () => {
    while (ms.length < count) {
      const { value, done } = await stream.next();
      if (done) throw new Error('the stream of signals ended');
      ms.push(performance.now() - sent[value.count]!);
    }
  })();
  for (const [index, signal] of signals.entries()) {
    sent[index] = performance.now();
    await hub.remote.signalFor({ sessionId, signals: [signal] });
  }
  await reading;
  stop.abort();
  return ms;
};

/** A whole session: asked, taken, joined by both, an offer, an answer and candidates both ways, and the outcome. */
const wholeSession = async (desk: Desk, providerId: string): Promise<void> => {
  const { sessionId, expert, customer, own } = await begin(desk, providerId);
  const station = desk.hub;
  const body = JSON.stringify({ sdp: 'v=0\r\n'.padEnd(3_000, 'a') });
  const both = (from: Seat, to: Seat, count: number, text: string) => signedSignal(from.key, sessionId, { from: from.id, to: to.id, count, body: text });
  await station.remote.signalFor({ sessionId, signals: [both(customer, own, 0, body)] });
  await expert.hub.remote.signal({ sessionId, signals: [both(own, customer, 0, body)] });
  for (let count = 1; count <= CANDIDATES; count += 1) {
    await Promise.all([station.remote.signalFor({ sessionId, signals: [both(customer, own, count, BODY)] }), expert.hub.remote.signal({ sessionId, signals: [both(own, customer, count, BODY)] })]);
  }
  await expert.hub.remote.connected({ sessionId });
  await expert.hub.remote.finish({ ...command(), sessionId, outcome: 'done', summary: 'Valmis.' });
};

export const bench: Bench = {
  name: 'signalling',
  run: async ({ quick = false }) => {
    const experts = quick ? 20 : 1_000;
    const rounds = quick ? 1 : 5;
    const pairs = quick ? 2 : 8;
    const signals = quick ? 10 : 150;
    const sessions = quick ? 2 : 40;
    const hub = await startHubProcess({ built: false });
    const open: Played[] = [];
    let errors = 0;
    try {
      const { join: joinLine } = await hub.fresh();
      await hub.stop();
      const { devices, key, voucher } = await furnish(hub, experts);
      await hub.start();
      const stationDevice = await enrolKey(hub.address, new URLSearchParams(new URL(joinLine).hash.slice(1)).get('code')!);
      const stationLine = await openHubLine(stationDevice);
      const desk: Desk = { hub: stationLine.hub, key: signingKey(), voucher, rings: new Map() };
      // The code that every screen needs is loaded, and the board is in mind, before memory is read.
      open.push(await comeToWork({ origin: hub.address, deviceId: devices[0]!.deviceId, privateKey: key }, devices[0]!.providerId, desk.rings));
      await wholeSession(desk, devices[0]!.providerId);
      const before = memoryOf(hub.pid());
      const began = performance.now();
      await inParallel(20, experts - 1, async (index) => {
        const { deviceId, providerId } = devices[index + 1]!;
        open.push(await comeToWork({ origin: hub.address, deviceId, privateKey: key }, providerId, desk.rings));
      });
      const connectedMs = performance.now() - began;
      const connected = memoryOf(hub.pid());
      const kilobytes = before && connected ? ((connected.rssMB - before.rssMB) * 1_024) / Math.max(1, experts - 1) : null;

      const providers = [...new Set(devices.map(({ providerId }) => providerId))];
      const providerOf = (index: number) => providers[index % providers.length]!;
      const ms: number[] = [];
      const signalRates: number[] = [];
      const sessionRates: number[] = [];
      const hubCpu: number[] = [];
      const counted = async (job: Promise<unknown>): Promise<void> => {
        await job.catch((error: unknown) => {
          errors += 1;
          process.stderr.write(`signalling: ${String(error)}\n`);
        });
      };
      const signalRound = async () => {
        const talks: Talk[] = [];
        for (let index = 0; index < pairs; index += 1) talks.push(await begin(desk, providerOf(index)));
        const cpu = cpuSecondsOf(hub.pid());
        const from = performance.now();
        await Promise.all(talks.map((talk) => counted(exchange(desk, talk, signals).then((each) => ms.push(...each)))));
        signalRates.push(perSecond(talks.length * signals, performance.now() - from));
        const used = cpuSecondsOf(hub.pid());
        if (cpu !== null && used !== null) hubCpu.push(((used - cpu) * 1e6) / (talks.length * signals));
        for (const { sessionId, expert } of talks) await expert.hub.remote.finish({ ...command(), sessionId, outcome: 'done', summary: '' });
      };
      const sessionRound = async () => {
        const from = performance.now();
        await inParallel(pairs, sessions, (index) => counted(wholeSession(desk, providerOf(index))));
        sessionRates.push(perSecond(sessions, performance.now() - from));
      };
      await interleaved(rounds, [signalRound, sessionRound]);
      stationLine.close();
      return {
        runs: rounds,
        figures: {
          experts,
          connectMs: Math.round(connectedMs),
          memory: { before, connected, kilobytesAnExpert: kilobytes === null ? null : Math.round(kilobytes) },
          signals: { perSecond: median(signalRates), rounds: signalRates, ms: spread(ms), hubCpuMicroseconds: hubCpu.length > 0 ? median(hubCpu) : null, talks: pairs, bytes: BODY.length },
          sessions: { perSecond: median(sessionRates), rounds: sessionRates, signalsEach: 2 * (CANDIDATES + 1), atOnce: pairs },
        },
        aims: [
          aim('signals: p99 from post to read with a thousand experts connected, ms', spread(ms).p99, { atMost: 100 }),
          ...(kilobytes === null ? [] : [aim('memory of the hub for each connected expert, kB', kilobytes, { atMost: 150 })]),
        ],
        errors,
        notes: [
          `A signal is stored durably before it is answered, and its signature is verified; each talk posts one after another, ${pairs} talks at once, ${EXPERTS_A_PROVIDER} experts a provider.`,
          'Memory is the resident set of the hub process, after one expert and a whole session, against all connected with an open desk. The load shares the machine.',
        ],
      };
    } finally {
      for (const { close } of open) close();
      await hub.close();
    }
  },
};
