/** A form with every kind of field, and a field that the customer alone confirms. */
import { JointForm } from '#shared/contract/remote/form.ts';

export const FORM: JointForm = JointForm.parse({
  id: 'muutto',
  version: 2,
  title: { fi: 'Muuttoilmoitus', sv: 'Flyttningsanmälan', en: 'Notice of move' },
  fields: [
    { id: 'name', kind: 'text', label: { fi: 'Nimi' }, required: true, maxLength: 20 },
    { id: 'moved', kind: 'date', label: { fi: 'Muuttopäivä' }, required: true, notBefore: '2026-10-01', notAfter: '2027-01-31' },
    { id: 'people', kind: 'number', label: { fi: 'Muuttajia' }, required: false, min: 1, max: 20 },
    { id: 'reason', kind: 'choice', label: { fi: 'Syy' }, required: true, options: [{ id: 'work', label: { fi: 'Työ' } }, { id: 'study', label: { fi: 'Opiskelu' } }] },
    { id: 'story', kind: 'text', label: { fi: 'Lisätietoja' }, required: false, maxLength: 200, rows: 4 },
    { id: 'truth', kind: 'yes', label: { fi: 'Tiedot ovat oikein' }, required: true, lock: 'customer' },
    { id: 'rent', kind: 'number', label: { fi: 'Vuokra' }, required: false, lock: 'customer' },
  ],
});
