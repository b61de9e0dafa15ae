/** What the desk recorded of the customer's identity and signed, and asking it for more. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { useContentLanguage } from '../../../app/index.ts';
import { Banner, Button, Chip, Panel, Row, StatusDot } from '../../../kit/index.ts';
import { AskIdentity } from './ask-identity.tsx';
import { NumberOnce } from './number-once.tsx';
import { identityHolds } from './signed-identity.ts';
import { deskKeys } from './station-pins.ts';

interface IdentityPanelProps {
  readonly session: RemoteSession;
  /** Whether the card needs the number at all. */
  readonly needsNumber: boolean;
  /** An interpreter asks for nothing. */
  readonly mayAsk: boolean;
}

export function IdentityPanel({ session, needsNumber, mayAsk }: IdentityPanelProps) {
  const { t, i18n } = useTranslation(['remote', 'identity']);
  const language = useContentLanguage();
  const [asking, setAsking] = useState<'check' | 'number' | null>(null);
  const { identity } = session;
  const [deskKey = null] = deskKeys(session.participants);
  const holds = useQuery({
    queryKey: ['signed identity', session.id, identity?.signature, deskKey],
    queryFn: () => identity !== null && identityHolds(session.id, identity, deskKey),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const kind = identity?.documentKind ?? null;
  const kindName = kind !== null && i18n.exists(`identity:documents.${kind}`) ? t(`identity:documents.${kind}`) : kind;
  return (
    <Panel className="xd-panel">
      <h3>{t('remote:expert.identity.title')}</h3>
      {identity === null ? (
        <p>{t('remote:expert.identity.none')}</p>
      ) : (
        <>
          {identity.nonDisclosure !== 'open' && <Banner kind={identity.nonDisclosure === 'protected' ? 'disruption' : 'change'}>{t(`remote:expert.identity.${identity.nonDisclosure}`)}</Banner>}
          <dl className="ex-facts">
            <dt>{t('remote:expert.identity.method')}</dt>
            <dd>{t(`remote:expert.identity.methods.${identity.method}`)}</dd>
            <dt>{t('remote:expert.identity.level')}</dt>
            <dd>{t(`identity:levels.${identity.level}`)}</dd>
            {kindName !== null && (
              <>
                <dt>{t('remote:expert.identity.document')}</dt>
                <dd>{kindName}</dd>
              </>
            )}
            {identity.checkedAt !== null && (
              <>
                <dt>{t('remote:expert.identity.checked')}</dt>
                <dd>{formatTime(identity.checkedAt, language)}</dd>
              </>
            )}
          </dl>
          {holds.data !== undefined && (holds.data ? <StatusDot tone="good">{t('remote:expert.identity.signed')}</StatusDot> : <Banner kind="disruption">{t('remote:expert.identity.notSigned')}</Banner>)}
        </>
      )}
      {mayAsk && (
        <Row>
          <Button onPress={() => setAsking('check')}>{t('remote:expert.identity.askCheck')}</Button>
          {needsNumber && <Button onPress={() => setAsking('number')}>{t('remote:expert.identity.askNumber')}</Button>}
        </Row>
      )}
      <ul className="xd-requests">
        {session.identityRequests.map((request) => (
          <li key={request.id}>
            <span>{t(`remote:expert.identity.asked.${request.what}`)}</span> <Chip tone={request.state === 'answered' ? 'good' : request.state === 'refused' ? 'warning' : 'info'}>{t(`remote:expert.identity.states.${request.state}`)}</Chip>
            {mayAsk && request.what === 'number' && request.state === 'answered' && <NumberOnce sessionId={session.id} requestId={request.id} />}
          </li>
        ))}
      </ul>
      {asking !== null && <AskIdentity sessionId={session.id} what={asking} onClose={() => setAsking(null)} />}
    </Panel>
  );
}
