/** One card in the editor's hands: what is written stays here until it is published with a note of what changed. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, refusalOf, useCommand, useContentLanguage, useHub } from '../../app/index.ts';
import { Banner, Button, Failed, InLanguage, Loading } from '../../kit/index.ts';
import { cardOfDraft, filled } from './card-draft.ts';
import { ActFields } from './card-acts.tsx';
import { ContactFields, EServiceFields, PaperFields, StepFields } from './card-rows.tsx';
import { MainFields } from './card-main.tsx';
import { useUnsaved } from './leaving.tsx';
import { LocalizedField } from './localized-field.tsx';
import { RefusedFields } from './refused-fields.tsx';

export function CardEditor({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation('portal');
  const [published, setPublished] = useState<number | null>(null);
  const errors = useTranslation('errors');
  const hub = useHub();
  const found = useQuery({ ...hub.cards.get.queryOptions({ input: { id: cardId } }), staleTime: Number.POSITIVE_INFINITY });
  if (found.data === undefined) return found.isError ? <Failed text={errorText(found.error, errors.t)} onRetry={() => void found.refetch()} /> : <Loading />;
  return (
    <>
      {published !== null && <Banner kind="success">{t('cards.publishedNow', { version: published })}</Banner>}
      <Editing key={found.data.card.version} card={found.data.card} provider={found.data.provider} onPublished={setPublished} />
    </>
  );
}

interface EditingProps {
  readonly card: ServiceCard;
  readonly provider: Provider;
  /** Told before the new version is fetched and takes the form's place. */
  readonly onPublished: (version: number) => void;
}

function Editing({ card, provider, onPublished }: EditingProps) {
  const { t } = useTranslation('portal');
  const language = useContentLanguage();
  const hub = useHub();
  const queries = useQueryClient();
  const publish = useCommand(hub.cards.publish);
  const [draft, setDraft] = useState(card);
  const [note, setNote] = useState<Localized>({});
  const [sent, setSent] = useState(false);
  const changed = JSON.stringify(cardOfDraft(draft)) !== JSON.stringify(cardOfDraft(card));
  useUnsaved(changed && !sent);
  const conflict = refusalOf(publish.error)?.code === 'VERSION_CONFLICT';
  const change = (part: Partial<ServiceCard>) => setDraft({ ...draft, ...part });

  const reload = () => queries.invalidateQueries({ queryKey: hub.cards.key() });
  const send = async () => {
    const answer = await publish.run({ card: cardOfDraft(draft), basedOnVersion: card.version, changeNote: filled(note) });
    if (answer === undefined) return;
    setSent(true);
    onPublished(answer.version);
    await reload();
    window.scrollTo(0, 0);
  };

  return (
    <article className="od-stack po-editor">
      <header>
        <h1>
          <InLanguage texts={card.name} />
        </h1>
        <p className="od-soft">
          <InLanguage texts={provider.name} unmarked /> · {t('cards.versionOf', { version: card.version, moment: formatDateTime(card.publishedAt, language) })}
        </p>
        {card.changeNote !== undefined && (
          <p>
            {t('cards.lastNote')} <InLanguage texts={card.changeNote.text} />
          </p>
        )}
      </header>
      <MainFields draft={draft} onChange={change} />
      <StepFields draft={draft} onChange={change} />
      <PaperFields draft={draft} onChange={change} />
      <EServiceFields draft={draft} onChange={change} />
      <ActFields draft={draft} onChange={change} />
      <ContactFields draft={draft} onChange={change} />
      <footer className="po-publish">
        {conflict ? (
          <Banner
            kind="disruption"
            live="assertive"
            actions={
              <Button icon="swap" onPress={() => void reload()}>
                {t('cards.takeNewest')}
              </Button>
            }
          >
            {t('cards.conflict', { version: Number(refusalOf(publish.error)?.data['version'] ?? 0) })}
          </Banner>
        ) : (
          <RefusedFields error={publish.error} />
        )}
        {changed && <LocalizedField label={t('cards.note')} hint={t('cards.noteHint')} value={note} onChange={setNote} maxLength={500} wanted />}
        <div className="po-publish-act">
          <Button variant="primary" keys="Ctrl+Enter" busy={publish.pending} disabled={!changed || (note.fi ?? '').trim() === ''} onPress={() => void send()}>
            {t('cards.publish', { version: card.version + 1 })}
          </Button>
          <span className="od-soft">{t(changed ? 'cards.publishHint' : 'cards.unchanged')}</span>
        </div>
      </footer>
    </article>
  );
}
