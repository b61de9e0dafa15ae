import { describe, expect, it } from 'vitest';
import type { Localized } from '#shared/contract/words.ts';
import { readCards } from './read-cards.ts';

const whole = (text: Localized) => Boolean(text.fi && text.sv && text.en);
const cards = readCards().map(({ card }) => card);
const instructed = cards.filter((card) => card.exampleInstructions);

describe('the example instructions', () => {
  it('lie on fifteen cards, each whole in three languages', () => {
    expect(instructed.length).toBe(15);
    expect(instructed.filter((card) => card.languages.length !== 3)).toEqual([]);
    expect(cards.filter((card) => card.steps.length > 0 && !card.exampleInstructions)).toEqual([]);
  });

  it.each(instructed)('of $name.fi have five to ten steps in three languages', (card) => {
    expect(card.steps.length).toBeGreaterThanOrEqual(5);
    expect(card.steps.length).toBeLessThanOrEqual(10);
    expect(new Set(card.steps.map((step) => step.id)).size).toBe(card.steps.length);
    expect(new Set(card.papers.map((paper) => paper.id)).size).toBe(card.papers.length);
    const texts = [...card.steps, ...card.papers].flatMap((item) => [item.text, item.detail, item.condition]).filter((text) => text !== undefined);
    expect(texts.filter((text) => !whole(text))).toEqual([]);
    expect(card.steps.filter((step) => (step.text.fi?.length ?? 0) > 90)).toEqual([]);
  });

  it.each(instructed)('of $name.fi record only acts that are done here', (card) => {
    const here = card.acts.filter((act) => act.here).map((act) => act.act);
    expect(card.steps.map((step) => step.act).filter((act) => act !== undefined && !here.includes(act))).toEqual([]);
    expect(card.steps.map((step) => step.act)).toContain('GuidanceToOnlineSelfService');
  });

  it('hold a form to be filled together on three cards at least, whole in three languages and marked as an example', () => {
    const forms = instructed.flatMap(({ form }) => (form ? [form] : []));
    expect(forms.length).toBeGreaterThanOrEqual(3);
    expect(instructed.filter(({ form, needsIdentityCode }) => form && needsIdentityCode !== true)).toEqual([]);
    const texts = forms.flatMap(({ title, lead, fields }) => [title, lead ?? {}, ...fields.flatMap((field) => [field.label, field.help ?? field.label, ...(field.kind === 'choice' ? field.options.map(({ label }) => label) : [])])]);
    expect(texts.filter((text) => !whole(text))).toEqual([]);
    for (const { fields, lead } of forms) {
      expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
      expect(fields.some(({ lock, required }) => lock === 'customer' && required)).toBe(true);
      expect(lead?.en).toMatch(/^Example form/);
      // No form asks for what identity is for: names, numbers and addresses come from where they are checked.
      expect(fields.filter(({ label }) => /tunnus|henkilötunnus|nimi\b|osoite/i.test(label.fi ?? ''))).toEqual([]);
    }
  });

  it('check who the customer is before a paper is received', () => {
    const receiving = instructed.map((card) => card.steps.map((step) => step.act)).filter((acts) => acts.includes('DocumentReceived'));
    expect(receiving.length).toBeGreaterThan(8);
    const unchecked = receiving.filter((acts) => !acts.slice(0, acts.indexOf('DocumentReceived')).includes('IdentityCheck'));
    expect(unchecked).toEqual([]);
  });

  it('give the advisor and the customer each a contact, and no made-up phone number', () => {
    const silent = instructed.filter(({ contacts }) => new Set(contacts.map((contact) => contact.forAdvisors)).size < 2);
    expect(silent.map((card) => card.name.fi)).toEqual([]);
    expect(instructed.flatMap((card) => card.contacts).filter((contact) => contact.kind === 'phone')).toEqual([]);
  });

  it.each([
    ['passi', 'poliisi'],
    ['ajokortti', 'traficom'],
    ['verokortti', 'verohallinto'],
    ['asumistuki', 'kela'],
  ])('are found by “%s” in the card’s own name or words', (word, providerId) => {
    const found = instructed.filter((card) => card.ontologyTerms.some((term) => term.synonyms.fi?.includes(word)) && card.name.fi?.toLowerCase().includes(word));
    expect(found.map((card) => card.providerId)).toEqual([providerId]);
  });
});
