/** The first run: the point, its desks, its service groups and its first administrator, all or nothing. */
import type { InferContractRouterInputs } from '@orpc/contract';
import type { stationContract } from '#shared/contract/index.ts';
import type { Act } from '../../kernel/acts.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { StationEvents } from '../../station-events.ts';
import { pointRow } from './queries.ts';
import { isWeakPin, settingsFault } from './rules.ts';

export type SetUp = InferContractRouterInputs<typeof stationContract>['point']['setUp'];

const twice = (values: readonly (string | number)[]) => new Set(values).size < values.length;

/** Throws `BAD_INPUT` with the first field that cannot stand. */
export const checkSetUp = (input: SetUp): void => {
  const fault = settingsFault(input.settings);
  if (fault) throw badField(fault.path, fault.reason);
  if (twice(input.desks.map((desk) => desk.number))) throw badField('desks', 'sameNumberTwice');
  if (twice(input.groups.map((group) => group.letter))) throw badField('groups', 'sameLetterTwice');
  if (isWeakPin(input.advisor.pin)) throw badField('advisor.pin', 'weakPin');
};

/** Throws `ALREADY_SET_UP` when the point exists. */
export const setUpPoint = (act: Act<StationEvents>, input: SetUp, pinHash: string): void => {
  if (pointRow(act)) throw new Refusal('ALREADY_SET_UP');
  const pointId = act.newId();
  act.run(act.q.insertInto('point').values({ id: pointId, settings: JSON.stringify(input.settings), created_at: act.now }));
  for (const desk of input.desks) act.run(act.q.insertInto('desk').values({ id: act.newId(), number: desk.number, name: desk.name, active: 1 }));
  for (const [position, group] of input.groups.entries())
    act.run(
      act.q.insertInto('service_group').values({
        id: act.newId(),
        letter: group.letter,
        name: JSON.stringify(group.name),
        examples: JSON.stringify(group.examples),
        icon: group.icon,
        words: JSON.stringify(group.words),
        provider_ids: JSON.stringify(group.providerIds),
        daily_limit: null,
        active: 1,
        position,
      }),
    );
  act.run(act.q.insertInto('advisor').values({ id: act.newId(), name: input.advisor.name, role: 'administrator', pin_hash: pinHash, active: 1, locked_until: null }));
  act.record({ kind: 'point.setUp', subjectId: pointId, toHub: { pointId, name: input.settings.name, municipality: input.settings.municipality } });
  act.audit({});
  act.emit('pointChanged', {});
  act.emit('queueChanged', {});
  act.emit('outboxFilled', {});
};
