/**
 * One act: everything a command does, in one transaction. What happened, what the hub must hear, what is
 * planned and what is audited are written together with the state, or not at all.
 */
import { hash } from 'node:crypto';
import type { StationTables } from '../tables/station.ts';
import type { Caller, SignedIn } from './access.ts';
import { auditRow, type AuditEntry } from './audit-trail.ts';
import type { Clock } from './clock.ts';
import { compiledOnce } from './compiled.ts';
import type { Reader, StationDatabase, Writer } from './db.ts';
import { Refusal } from './errors.ts';
import type { Events } from './events.ts';
import type { Ids } from './ids.ts';

export type Read = Reader<StationTables>;
export type Write = Writer<StationTables>;
export type StationDb = StationDatabase<StationTables>;

/** Who acts, through which procedure; `system` acts have no advisor. */
export interface Doing {
  readonly caller: Pick<Caller, 'deviceId'>;
  readonly advisor: Pick<SignedIn, 'id'> | null;
  readonly procedure: string;
}

export interface Happening {
  /** `slice.whatHappened`, past tense, as in `ticket.called`. */
  kind: string;
  subjectId: string;
  visitId?: string | null;
  data?: Record<string, unknown>;
  /** What the hub gets of it, under the same kind; nothing when absent. */
  toHub?: Record<string, unknown>;
}

export interface Act<Map extends object> extends Write {
  readonly now: string;
  readonly businessDate: string;
  readonly doing: Doing;
  newId(): string;
  /** Writes an append-only row of what happened, and the hub's copy into the outbox. */
  record(happening: Happening): void;
  audit(entry: AuditEntry): void;
  /** Plans a side effect for after the commit; its handler must bear being run twice. */
  plan(kind: string, subjectId: string, payload: Record<string, unknown>): string;
  /** Tells live streams and other slices, once the commit is on the disk. */
  emit<Name extends keyof Map>(name: Name, data: Map[Name]): void;
}

export interface ActsDeps<Map extends object> {
  db: StationDb;
  clock: Clock;
  ids: Ids;
  events: Events<Map>;
  businessDate: (instant: string) => string;
}

export interface Acts<Map extends object> {
  /** Runs a command once: the same `commandId` again answers the same and changes nothing. */
  once<Result>(doing: Doing, input: { commandId: string }, job: (act: Act<Map>) => Result): Promise<Result>;
  /** An act without a command id: of the system, or where a repeat does no harm. */
  act<Result>(doing: Doing, job: (act: Act<Map>) => Result): Promise<Result>;
}

const keepEvent = compiledOnce((q, param) =>
  q.insertInto('event').values({
    id: param('id'),
    kind: param('kind'),
    subject_id: param('subjectId'),
    visit_id: param('visitId'),
    device_id: param('deviceId'),
    advisor_id: param('advisorId'),
    at: param('at'),
    business_date: param('businessDate'),
    data: param('data'),
  }),
);

const keepForHub = compiledOnce((q, param) =>
  q.insertInto('outbox').values({ id: param('id'), kind: param('kind'), at: param('at'), business_date: param('businessDate'), payload: param('payload'), acknowledged_at: null }),
);

const planJob = compiledOnce((q, param) =>
  q.insertInto('job').values({ id: param('id'), kind: param('kind'), subject_id: param('subjectId'), payload: param('payload'), due_at: param('at'), state: 'waiting', last_error: null, done_at: null }),
);

const commandById = compiledOnce((q, param) => q.selectFrom('command').select(['procedure', 'caller', 'input_digest', 'answer']).where('id', '=', param('id')));

const keepCommand = compiledOnce((q, param) =>
  q.insertInto('command').values({ id: param('id'), procedure: param('procedure'), caller: param('caller'), input_digest: param('digest'), answer: param('answer'), at: param('at') }),
);

const inputDigest = (input: object) => hash('sha256', JSON.stringify(input), 'base64url');

export const createActs = <Map extends object>(deps: ActsDeps<Map>): Acts<Map> => {
  const { db, clock, ids, events } = deps;

  const perform = async <Result>(doing: Doing, job: (act: Act<Map>) => Result): Promise<Result> => {
    const told: (() => void)[] = [];
    const result = await db.write((writer) => {
      told.length = 0;
      const now = clock.now();
      const businessDate = deps.businessDate(now);
      const act: Act<Map> = {
        ...writer,
        now,
        businessDate,
        doing,
        newId: () => ids.next(),
        record: (happening) => {
          const { kind, subjectId } = happening;
          writer.run(
            keepEvent({
              id: ids.next(),
              kind,
              subjectId,
              visitId: happening.visitId ?? null,
              deviceId: doing.caller.deviceId,
              advisorId: doing.advisor?.id ?? null,
              at: now,
              businessDate,
              data: JSON.stringify(happening.data ?? {}),
            }),
          );
          if (happening.toHub) writer.run(keepForHub({ id: ids.next(), kind, at: now, businessDate, payload: JSON.stringify(happening.toHub) }));
        },
        audit: (entry) => void writer.run(writer.q.insertInto('audit').values(auditRow(writer, { ...entry, action: entry.action ?? doing.procedure, at: now, advisorId: doing.advisor?.id ?? null, deviceId: doing.caller.deviceId }))),
        plan: (kind, subjectId, payload) => {
          const id = ids.next();
          writer.run(planJob({ id, kind, subjectId, payload: JSON.stringify(payload), at: now }));
          return id;
        },
        emit: (name, data) => void told.push(() => events.publish(name, data)),
      };
      return job(act);
    });
    for (const tell of told) tell();
    return result;
  };

  return {
    act: perform,
    once: (doing, input, job) =>
      perform(doing, (act) => {
        const digest = inputDigest(input);
        const known = act.first(commandById({ id: input.commandId }));
        if (known) {
          if (known.procedure !== doing.procedure || known.caller !== doing.caller.deviceId || known.input_digest !== digest) throw new Refusal('COMMAND_REUSED');
          return JSON.parse(known.answer) as ReturnType<typeof job>;
        }
        const answer = job(act);
        act.run(keepCommand({ id: input.commandId, procedure: doing.procedure, caller: doing.caller.deviceId, digest, answer: JSON.stringify(answer ?? null), at: act.now }));
        return answer;
      }),
  };
};
