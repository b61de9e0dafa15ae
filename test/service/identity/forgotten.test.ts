import { createHash, createSecretKey } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '#service/kernel/log.ts';
import type { IdentityEvidence } from '#shared/contract/identity.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { mrzCheckDigit } from '#shared/domain/mrz-check-digit.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { startDesks, type Desks } from '../visits/at-desks.ts';

const CODE = '010594Y9021';
const ZONE_CODE = '020594X903P';
const NUMBER = 'XK7391846';
const NAME = 'Planttila Pirkko-Liisa';

const zoneLines = () => {
  const counted = (text: string) => text + mrzCheckDigit(text);
  const parts = [counted(NUMBER), counted('940502'), counted('340212'), counted(ZONE_CODE.padEnd(14, '<'))] as const;
  return `${'P<FINPLANTTILA<<PIRKKO<LIISA'.padEnd(44, '<')}\n${parts[0]}FIN${parts[1]}F${parts[2]}${parts[3]}${mrzCheckDigit(parts.join(''))}`;
};

const PLANTED: IdentityEvidence[] = [
  { method: 'code', code: CODE, documentCode: CODE },
  { method: 'document', kind: 'identityCard', issuer: 'FIN', expires: '2030-01-01', lastFour: '1846', birthDate: '1994-05-01', comparedWithCustomer: true, code: CODE },
  { method: 'mrz', lines: zoneLines(), comparedWithCustomer: true, statedName: NAME, code: ZONE_CODE },
];

let desks: Desks;
let visit: Visit;
const logged: string[] = [];
const log: Log = { info: (...line) => void logged.push(JSON.stringify(line)), warn: (...line) => void logged.push(JSON.stringify(line)), error: (...line) => void logged.push(JSON.stringify(line)) };
const commandIds: string[] = [];

const record = (evidence: IdentityEvidence, commandId = desks.commandId()) => {
  commandIds.push(commandId);
  return desks.clients[0]!.identity.record({ commandId, visitId: visit.id, evidence });
};

beforeAll(async () => {
  desks = await startDesks({ desks: 1, log });
  visit = await desks.walkUp();
  for (const evidence of PLANTED) await record(evidence);
  await refusalOf(record({ method: 'code', code: `${CODE.slice(0, 10)}A` }));
  await refusalOf(record({ method: 'mrz', lines: zoneLines().replace(NUMBER, 'XK7391847'), comparedWithCustomer: true, statedName: NAME }));
});
afterAll(() => desks.close());

/** Every byte the station has written: the database, what is still in its WAL, and whatever lies beside them. */
const everything = () => Buffer.concat(readdirSync(desks.folder).map((name) => readFileSync(join(desks.folder, name)))).toString('latin1');

describe('after a check', () => {
  it.each([CODE, ZONE_CODE, CODE.slice(0, 6) + CODE.slice(7), NUMBER, 'XK7391847', 'Planttila', 'PLANTTILA', 'Pirkko', 'PIRKKO', '940502', '1994-05-01', '1994-05-02'])('%s is in no file and in no log', (secret) => {
    const files = everything();
    // The scan does see what was written: the last four of the number are kept on purpose.
    expect(files).toContain('1846');
    expect(files.toLowerCase().includes(secret.toLowerCase())).toBe(false);
    expect(logged.join('\n').toLowerCase().includes(secret.toLowerCase())).toBe(false);
  });

  it('no digest in the files is one that a code can be tried on', () => {
    const files = everything();
    for (const [index, evidence] of PLANTED.entries()) {
      const input = { commandId: commandIds[index], visitId: visit.id, evidence };
      for (const text of [JSON.stringify(input), JSON.stringify(evidence), CODE, ZONE_CODE, NUMBER]) {
        for (const encoding of ['base64url', 'base64', 'hex'] as const) expect(files).not.toContain(createHash('sha256').update(text).digest(encoding));
      }
    }
  });
});

describe('the pseudonym', () => {
  const references = () => {
    const { db } = desks.station.deps;
    return db.all(db.q.selectFrom('identity_check').select('person_ref').orderBy('id')).map((row) => row.person_ref);
  };

  it('is the same for the same person, told or read from the document, and another for another', async () => {
    await record({ method: 'code', code: CODE.toLowerCase() });
    await record({ method: 'mrz', lines: zoneLines(), comparedWithCustomer: true });
    await record({ method: 'code', code: '010594-9021' });
    await record({ method: 'anonymous' });
    const [code, document, zone, again, zoneAlone, twin, nobody] = references();
    expect([document, again]).toEqual([code, code]);
    expect(zoneAlone).toBe(zone);
    expect(new Set([code, zone, twin, nobody]).size).toBe(4);
    expect(nobody).toBeNull();
  });

  it('is another at another station', async () => {
    const { personRef } = await import('#service/features/identity/forgotten.ts');
    expect(personRef(createSecretKey(Buffer.alloc(32, 1)), CODE)).not.toBe(personRef(createSecretKey(Buffer.alloc(32, 2)), CODE));
    expect(personRef(desks.station.deps.secret('person'), CODE)).toBe(references()[0]);
  });
});

describe('a repeated command', () => {
  it('answers the same for the same evidence and is refused for another', async () => {
    const commandId = desks.commandId();
    const first = await record(PLANTED[0]!, commandId);
    expect(await record(PLANTED[0]!, commandId)).toEqual(first);
    for (const evidence of PLANTED.slice(1)) expect(await refusalText(record(evidence, commandId))).toBe('COMMAND_REUSED');
  });
});
