import { expect, it } from 'vitest';
import { startRounds, type Progress } from './rounds.ts';

const follow = (every: number) => {
  const stopping = new AbortController();
  const said: Progress[] = [];
  return { said, stopping, watching: { every, stop: stopping.signal, say: (line: Progress) => void said.push(line) } };
};

it('tells of every so many rounds and of the last', () => {
  const { said, watching } = follow(10);
  const course = startRounds('crash', 25, [], watching);
  const rounds: number[] = [];
  for (let round = course.next(); round !== null; round = course.next()) rounds.push(round);
  expect(rounds).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  expect(said.map(({ round, of }) => [round, of])).toEqual([[10, 25], [20, 25], [25, 25]]);
});

it('ends after the round under way when it is asked to, and reports what was done', () => {
  const { said, stopping, watching } = follow(1);
  const failures: string[] = [];
  const course = startRounds('crash', 200, failures, watching);
  for (let round = course.next(); round !== null; round = course.next()) {
    if (round === 2) failures.push('round 2: lost');
    if (round === 3) stopping.abort();
  }
  expect(course.report(1, {})).toEqual({ name: 'crash', seed: 1, rounds: 3, stopped: true, failures: ['round 2: lost'], figures: {} });
  expect(said.map(({ failed }) => failed)).toEqual([0, 1, 1]);
});

it('is not stopped when the end is asked for after the last round', () => {
  const { stopping, watching } = follow(1);
  const course = startRounds('crash', 2, [], watching);
  while (course.next() !== null);
  stopping.abort();
  expect(course.report(1, {})).toMatchObject({ rounds: 2, stopped: false });
});
