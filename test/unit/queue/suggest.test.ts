import { describe, expect, it } from 'vitest';
import { groupsForWords } from '#service/features/queue/suggest.ts';
import { testGroups } from '../../support/station.ts';

const groups = testGroups.map((group, index) => ({ ...group, id: `G${index}`, dailyLimit: null, active: true }));
const letters = (words: string) => groupsForWords(groups, words).map((group) => group.letter);

describe('own words', () => {
  it.each([
    ['passi', ['P']],
    ['passin uusiminen', ['P']],
    ['Haen PASSIA lapselle!', ['P']],
    ['ajokortin uusiminen', ['P']],
    ['ajokorttia', ['P']],
    ['verokorttini on väärin', ['V']],
    ['skattekortet', ['V']],
    ['tax', ['V']],
    ['kelan tuki', ['K']],
    ['driving licence and tax card', ['V', 'P']],
    ['on', []],
    ['kalastus', []],
    ['   ', []],
  ])('%s', (words, expected) => {
    expect(letters(words).toSorted()).toEqual(expected.toSorted());
  });

  it('lead to no group that is out of use', () => {
    expect(groupsForWords(groups.map((group) => ({ ...group, active: false })), 'passi')).toEqual([]);
  });

  it('put the group first that knows more of them', () => {
    expect(letters('verokortti ja passi ja ajokortti')[0]).toBe('P');
  });
});
