import { describe, expect, it } from 'vitest';
import { hoursText } from '../../../scripts/import-ptv/hours-2016.ts';
import { flatten } from '../../../scripts/import-ptv/languages.ts';
import { providerOf2016 } from '../../../scripts/import-ptv/organizations-2016.ts';
import { withoutPersons } from '../../../scripts/import-ptv/personal-details.ts';

describe('free texts', () => {
  it('keep paragraphs and turn every bullet into a line of its own', () => {
    expect(flatten('Ensin  tämä.\r\n\r\n\r\n• yksi\n * kaksi\n-kolme\n')).toBe('Ensin tämä.\n\n- yksi\n- kaksi\n- kolme');
  });

  it('lose the people of 2016 and keep the office', () => {
    const text = 'Hae lomakkeella.\n\nLisätietoja:\n\nprojektipäällikkö Testi Testinen\npuh. 010 123 4567\netunimi.sukunimi(at)example.fi';
    expect(withoutPersons(text)).toBe('Hae lomakkeella.');
    expect(withoutPersons('Hae lomakkeella. Kysy lisää: Testi Testinen, p. 010 123 4567, testi.testinen(at)example.fi. Maksu on 10 euroa.')).toBe('Hae lomakkeella. Maksu on 10 euroa.');
    expect(withoutPersons('Soita palvelunumeroon 010 123 4567 tai kirjoita: neuvonta(at)example.fi.')).toContain('neuvonta(at)example.fi');
  });
});

describe('hours', () => {
  const weekdays = { opens: '08:00', closes: '16:15', dayOfWeek: ['5', '1', '2', '3', '4'] };

  it('run from day to day in each language', () => {
    expect(hoursText([weekdays])).toEqual({ fi: 'ma–pe 8.00–16.15', sv: 'mån–fre kl. 8.00–16.15', en: 'Mon–Fri 08:00–16:15' });
    expect(hoursText([{ ...weekdays, dayOfWeek: ['1', '3', '4', '7'] }])?.fi).toBe('ma, ke–to, su 8.00–16.15');
  });

  it('are Finnish only where a Finnish exception belongs to them', () => {
    expect(hoursText([{ ...weekdays, openingHoursException: 'Aattoina 9–12.' }])).toEqual({ fi: 'ma–pe 8.00–16.15\nAattoina 9–12.' });
  });

  it('leave out what is over or was never set', () => {
    expect(hoursText([{ ...weekdays, validFrom: '2016-06-01', validThrough: '2016-08-31' }])).toBeUndefined();
    expect(hoursText([{ ...weekdays, opens: 'Aukioloaikoja ei määritetty.' }])).toBeUndefined();
  });
});

describe('the provider of a 2016 service', () => {
  it('is the city before its companies, the successor of an authority, or nobody', () => {
    expect(providerOf2016(['Mikkelin Asumisoikeus Oy', 'Mikkelin kaupunki'])).toBe('mikkeli');
    expect(providerOf2016(['Maistraatti', 'Posti Group Oyj', 'Väestörekisterikeskus'])).toBe('dvv');
    expect(providerOf2016([])).toBe('muu');
    expect(() => providerOf2016(['Tuntematon virasto'])).toThrow('No successor');
  });
});
