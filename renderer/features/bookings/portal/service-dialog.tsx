/** One bookable service, new or changed: its words, its length, and what it takes together. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BookableService } from '#shared/contract/bookings/words.ts';
import { fieldErrors, RefusalBanner, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Button, Checkbox, Dialog, Field, localText, Select } from '../../../kit/index.ts';
import { NeedsFields } from './needs-fields.tsx';
import { type Bound, boundOf, BOUNDS, draftOf, isCode, serviceOf, type ServiceDraft } from './service-draft.ts';

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const NUMBERS = { minutes: 'minutes', gridMinutes: 'grid', leadHours: 'lead', horizonDays: 'horizon' } as const;
const NONE = 'none';
const CARDS_AT_MOST = 200;
/** More than a list can be looked through for. */
const CARDS_SHOWN = 30;

interface ServiceDialogProps {
  readonly service: BookableService | null;
  readonly administrator: boolean;
  readonly editsFor: string | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

export function ServiceDialog({ service, administrator, editsFor, onSaved, onClose }: ServiceDialogProps) {
  const { t } = useTranslation(['bookings', 'errors', 'kit']);
  const hub = useHub();
  const language = useContentLanguage();
  const save = useCommand(hub.bookings.saveService);
  const [draft, setDraft] = useState<ServiceDraft>(() => draftOf(service, editsFor));
  const [cardWords, setCardWords] = useState('');
  const cards = useQuery({ ...hub.cards.list.queryOptions({ input: { words: cardWords, language, limit: CARDS_AT_MOST, ...(draft.providerId === null ? {} : { providerId: draft.providerId }) } }), placeholderData: keepPreviousData });
  const providers = useQuery(hub.portal.providers.queryOptions());
  const change = (changed: Partial<ServiceDraft>) => setDraft({ ...draft, ...changed });
  const fields = fieldErrors(save.error, t);
  const ready = serviceOf(draft);
  const keep = async () => {
    if (ready === null || (await save.run({ service: ready })) === undefined) return;
    onSaved();
    onClose();
  };
  const numberField = (bound: Bound) => {
    const [least, most] = BOUNDS[bound];
    return <Field key={bound} label={t(`bookings:portal.service.${NUMBERS[bound]}`)} inputMode="decimal" value={draft.typed[bound]} onChange={(typed) => change({ typed: { ...draft.typed, [bound]: typed } })} maxLength={5} error={boundOf(bound, draft.typed[bound]) === null ? t('bookings:portal.service.number', { least, most }) : undefined} />;
  };
  const found = (cards.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  // The one it has stays to be seen, also where the words look for another.
  const own = draft.cardId === null || found.some(({ value }) => value === draft.cardId) ? [] : [{ value: draft.cardId, label: draft.cardId }];
  const cardOptions = [{ value: NONE, label: t('bookings:portal.service.noCard') }, ...own, ...found];
  return (
    <Dialog
      wide
      title={service === null ? t('bookings:portal.service.add') : localText(service.name, language).text}
      onClose={onClose}
      closeLabel={t('kit:cancel')}
      actions={
        <Button variant="primary" disabled={ready === null || (service === null && !isCode(draft.id))} busy={save.pending} onPress={() => void keep()}>
          {t('kit:save')}
        </Button>
      }
    >
      <RefusalBanner commands={[save]} />
      {fields.size > 0 && <p>{[...fields.values()].join(' ')}</p>}
      {service === null && <Field label={t('bookings:portal.service.id')} hint={t('bookings:portal.service.idHint')} value={draft.id} onChange={(id) => change({ id })} maxLength={61} spellCheck={false} error={draft.id === '' || isCode(draft.id) ? undefined : t('bookings:portal.service.idWrong')} />}
      {LANGUAGES.map((one) => (
        <Field key={one} label={t(`bookings:portal.service.names.${one}`)} value={draft.name[one] ?? ''} onChange={(text) => change({ name: { ...draft.name, [one]: text } })} maxLength={200} />
      ))}
      {administrator && (
        <Select
          label={t('bookings:portal.service.provider')}
          value={draft.providerId ?? NONE}
          onChange={(id) => change({ providerId: id === NONE ? null : id, cardId: null })}
          options={[{ value: NONE, label: t('bookings:portal.service.anyProvider') }, ...(providers.data ?? []).map(({ id, name }) => ({ value: id, label: localText(name, language).text }))]}
        />
      )}
      {(cards.data?.total ?? 0) > CARDS_SHOWN || cardWords !== '' ? <Field label={t('bookings:portal.service.cardWords')} value={cardWords} onChange={setCardWords} maxLength={100} /> : null}
      <Select label={t('bookings:portal.service.card')} value={draft.cardId ?? NONE} onChange={(id) => change({ cardId: id === NONE ? null : id })} options={cardOptions} />
      <div className="bk-numbers">{(['minutes', 'gridMinutes', 'leadHours', 'horizonDays'] as const).map(numberField)}</div>
      <NeedsFields needs={draft.needs} onChange={(needs) => change({ needs })} />
      {LANGUAGES.map((one) => (
        <Field key={one} label={t(`bookings:portal.service.instructions.${one}`)} lines={2} value={draft.instructions[one] ?? ''} onChange={(text) => change({ instructions: { ...draft.instructions, [one]: text } })} maxLength={2_000} />
      ))}
      <Checkbox label={t('bookings:portal.service.selfService')} checked={draft.selfService} onChange={(selfService) => change({ selfService })} />
      <Checkbox label={t('bookings:portal.service.active')} checked={draft.active} onChange={(active) => change({ active })} />
    </Dialog>
  );
}
