/** The experts of a provider, and the interpreters for an administrator, with whether each can be had now. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Expert, Presence } from '#shared/contract/remote/words.ts';
import { errorText, useHub } from '../../../app/index.ts';
import { Button, Chip, Empty, Failed, Loading, Panel, Row, StatusDot, Table, type Tone } from '../../../kit/index.ts';
import { useLanguageName } from '../expert/language-name.ts';
import { ExpertDialog } from './expert-dialog.tsx';
import { useProviders } from './use-providers.ts';

const TONES: Readonly<Record<Presence['state'], Tone>> = { free: 'good', ringing: 'warning', busy: 'bad', afterWork: 'info', away: 'off', offline: 'plain' };
/** Presence changes by itself. */
const LOOK_AGAIN = 5_000;

interface ExpertsSectionProps {
  readonly administrator: boolean;
  readonly editsFor: string | null;
}

export function ExpertsSection({ administrator, editsFor }: ExpertsSectionProps) {
  const { t } = useTranslation(['remote', 'errors']);
  const languageName = useLanguageName();
  const experts = useQuery({ ...useHub().remote.experts.queryOptions(), refetchInterval: LOOK_AGAIN });
  const providers = new Map(useProviders().map(({ value, label }) => [value, label]));
  const [opened, setOpened] = useState<Expert | 'new' | null>(null);
  if (experts.data === undefined) return experts.isError ? <Failed text={errorText(experts.error, t)} onRetry={() => void experts.refetch()} /> : <Loading />;
  return (
    <Panel className="od-stack">
      <Row spread>
        <h2>{t('remote:portal.parts.experts')}</h2>
        <Button icon="plus" onPress={() => setOpened('new')}>
          {t('remote:portal.add')}
        </Button>
      </Row>
      <Table
        caption={t('remote:portal.parts.experts')}
        hideCaption
        rows={experts.data}
        rowKey={({ id }) => id}
        empty={<Empty title={t('remote:portal.none')} />}
        columns={[
          { key: 'name', label: t('remote:portal.name'), render: ({ name }) => name, sortBy: ({ name }) => name },
          { key: 'kind', label: t('remote:portal.kind'), render: ({ kind }) => t(`remote:portal.kinds.${kind}`), sortBy: ({ kind }) => kind },
          ...(administrator ? [{ key: 'provider', label: t('remote:portal.provider'), render: ({ providerId }: Expert) => providers.get(providerId ?? '') ?? '–', sortBy: ({ providerId }: Expert) => providers.get(providerId ?? '') ?? '' }] : []),
          { key: 'languages', label: t('remote:portal.languages'), render: ({ languages }) => languages.map(languageName).join(', ') },
          { key: 'cards', label: t('remote:portal.cards'), render: ({ kind, cardIds }) => (kind === 'interpreter' ? '–' : cardIds.length === 0 ? t('remote:portal.allCards') : t('remote:portal.cardCount', { count: cardIds.length })) },
          {
            key: 'state',
            label: t('remote:portal.state'),
            render: ({ active, presence }) => (active ? <StatusDot tone={TONES[presence.state]}>{t(`remote:expert.presence.${presence.state}`)}</StatusDot> : <Chip>{t('remote:portal.inactive')}</Chip>),
            sortBy: ({ active, presence }) => (active ? presence.state : ''),
          },
          {
            key: 'acts',
            label: t('remote:portal.acts'),
            render: (expert) => (
              <Button variant="quiet" icon="edit" label={t('remote:portal.editOne', { name: expert.name })} onPress={() => setOpened(expert)}>
                {t('remote:portal.change')}
              </Button>
            ),
          },
        ]}
      />
      {opened !== null && <ExpertDialog expert={opened === 'new' ? null : opened} administrator={administrator} editsFor={editsFor} onClose={() => setOpened(null)} />}
    </Panel>
  );
}
