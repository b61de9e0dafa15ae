/** One paper in the list: what it is, whose, who sees it, and showing it. */
import { useTranslation } from 'react-i18next';
import { Button, Checkbox, Row } from '../../../../kit/index.ts';
import type { Joint } from '../joint.ts';
import { nameOf, type Person } from '../person.ts';
import { useCell } from '../use-cell.ts';
import type { ShelfPaper } from './shelf.ts';
import { usePaperTitle } from './use-paper-title.ts';

export function PaperRow({ joint, people, paper }: { readonly joint: Joint; readonly people: readonly Person[]; readonly paper: ShelfPaper }) {
  const { t, i18n } = useTranslation('remote');
  const { presenter } = useCell(joint.floor.state);
  const shown = useCell(joint.view.view)?.paper === paper.facts.id;
  const { id, kind, pages, bytes } = paper.facts;
  const title = usePaperTitle(paper.facts);
  const mine = paper.access !== null;
  const others = people.filter((person) => person.id !== joint.self);
  const allowed = paper.access === 'all' ? others.map((person) => person.id) : (paper.access ?? []);
  const size = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(Math.max(0.1, bytes / 1_048_576));
  return (
    <li className="jt-paper">
      <div>
        <strong>{title}</strong>
        <div className="od-soft">{t('joint.papers.facts', { kind: kind.toUpperCase(), count: pages, size, owner: mine ? t('joint.papers.yours') : nameOf(people, paper.owner) })}</div>
      </div>
      <Row gap="xs">
        {shown ? <span>{t('joint.papers.shown')}</span> : <Button disabled={presenter !== null && presenter !== joint.self} onPress={() => joint.view.show(id)}>{t('joint.papers.show')}</Button>}
        {mine && <Button variant="quiet" icon="remove" label={t('joint.papers.removeNamed', { title })} onPress={() => joint.shelf.remove(id)}>{t('joint.papers.remove')}</Button>}
      </Row>
      {mine && (
        <fieldset className="jt-access">
          <legend>{t('joint.papers.access', { title })}</legend>
          {others.map((person) => (
            <Checkbox key={person.id} label={person.name} checked={allowed.includes(person.id)} onChange={(given) => joint.shelf.allow(id, given ? [...allowed, person.id] : allowed.filter((who) => who !== person.id))} />
          ))}
        </fieldset>
      )}
    </li>
  );
}
