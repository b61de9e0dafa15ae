/** Writing a notice: its kind, words, time, and the cards it concerns. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '#shared/contract/feed.ts';
import type { Localized } from '#shared/contract/words.ts';
import { instantOf, localDateTime } from '#shared/domain/local-date.ts';
import { useCommand, useHub } from '../../app/index.ts';
import { Button, Checkbox, DateField, Field, Panel, Row, Select } from '../../kit/index.ts';
import { filled } from './card-draft.ts';
import { type ChosenCard, ChooseCards } from './choose-cards.tsx';
import { useUnsaved } from './leaving.tsx';
import { LocalizedField } from './localized-field.tsx';
import { RefusedFields } from './refused-fields.tsx';

type Kind = Notice['kind'];

/** The instant of a day and a time in Finland; null when either is not yet whole. */
function momentOf(day: string, time: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time) || Number.isNaN(Date.parse(day))) return null;
  return instantOf(day, time);
}

export function NoticeForm({ onCancel, onPublished }: { readonly onCancel: () => void; readonly onPublished: () => void }) {
  const { t } = useTranslation('portal');
  const hub = useHub();
  const queries = useQueryClient();
  const publish = useCommand(hub.feed.publishNotice);
  const [kind, setKind] = useState<Kind>('disruption');
  const [title, setTitle] = useState<Localized>({});
  const [text, setText] = useState<Localized>({});
  const [cards, setCards] = useState<readonly ChosenCard[]>([]);
  const [forPublic, setForPublic] = useState(false);
  const [start] = useState(() => localDateTime(new Date().toISOString()));
  const [fromDay, setFromDay] = useState(start.date);
  const [fromTime, setFromTime] = useState(start.time);
  const [untilDay, setUntilDay] = useState(start.date);
  const [untilTime, setUntilTime] = useState('23:59');
  useUnsaved(Object.keys(filled(title)).length > 0 || Object.keys(filled(text)).length > 0);
  const from = momentOf(fromDay, fromTime);
  const until = momentOf(untilDay, untilTime);
  const backwards = from !== null && until !== null && until <= from;

  const submit = async () => {
    if (from === null || until === null) return;
    const answer = await publish.run({ notice: { kind, title: filled(title), text: filled(text), cardIds: cards.map((card) => card.id), forPublic, from, until } });
    if (answer === undefined) return;
    await queries.invalidateQueries({ queryKey: hub.feed.notices.key() });
    onPublished();
  };

  return (
    <Panel>
      <section className="od-stack" aria-label={t('notices.write')}>
        <h2>{t('notices.write')}</h2>
        <div className="po-narrow">
          <Select label={t('notices.kind')} hint={t(`notices.kindHints.${kind}`)} value={kind} onChange={setKind} options={Notice.shape.kind.options.map((value) => ({ value, label: t(`notices.kinds.${value}`) }))} />
        </div>
        <LocalizedField label={t('parts.title')} value={title} onChange={setTitle} wanted maxLength={200} />
        <LocalizedField label={t('parts.text')} value={text} onChange={setText} wanted lines={3} maxLength={2_000} />
        <div className="po-times">
          <DateField label={t('notices.fromDay')} value={fromDay} onChange={setFromDay} />
          <Field label={t('notices.time')} type="time" value={fromTime} onChange={setFromTime} />
          <DateField label={t('notices.untilDay')} value={untilDay} onChange={setUntilDay} />
          <Field label={t('notices.time')} type="time" value={untilTime} onChange={setUntilTime} error={backwards ? t('notices.backwards') : undefined} />
        </div>
        <Checkbox label={t('notices.publicBox')} checked={forPublic} onChange={setForPublic} />
        <ChooseCards chosen={cards} onChange={setCards} />
        <RefusedFields error={publish.error} />
        <Row>
          <Button variant="primary" busy={publish.pending} disabled={from === null || until === null || backwards || Object.keys(filled(title)).length === 0} onPress={() => void submit()}>
            {t('notices.publish')}
          </Button>
          <Button onPress={onCancel}>{t('cancel')}</Button>
        </Row>
      </section>
    </Panel>
  );
}
