/** Who is at the other end: the expert's key as this point knows it, those nobody vouches for, and what the expert asks of identity. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors, RefusalBanner, useCommand, useStation } from '../../../app/index.ts';
import { Banner, Button, Field, Row } from '../../../kit/index.ts';
import { useWhoIs } from '../room/tile.tsx';
import { useSafetyNumber } from '../room/use-safety-number.ts';
import type { DeskSession } from './desk-session.ts';

export function Trust({ desk }: { readonly desk: DeskSession }) {
  const { t } = useTranslation(['remote', 'errors']);
  const { session, untrusted, expertKey } = desk;
  const whoIs = useWhoIs();
  const safety = useSafetyNumber(session.participants);
  const answer = useCommand(useStation().remote.answerIdentity);
  const [code, setCode] = useState('');
  const errors = fieldErrors(answer.error, t);
  const give = async ({ id, what }: (typeof session.identityRequests)[number]) => {
    const given = what === 'number' ? ({ kind: 'number', code: code.trim() } as const) : ({ kind: 'checked' } as const);
    if ((await answer.run({ sessionId: session.id, requestId: id, answer: given })) !== undefined) setCode('');
  };
  const open = session.identityRequests.filter(({ state }) => state === 'open');
  return (
    <>
      {untrusted.length > 0 && (
        <Banner kind="disruption" live="assertive" title={t('remote:trust.unknownTitle')}>
          {session.participants.filter(({ id }) => untrusted.includes(id)).map((participant) => whoIs(participant).name).join(', ')}
        </Banner>
      )}
      {expertKey === 'changed' && (
        <Banner kind="change" live="assertive" title={t('remote:trust.changedTitle')}>
          {t('remote:trust.changed')}
        </Banner>
      )}
      {(expertKey === 'first' || expertKey === 'changed') && safety !== null && (
        <details>
          <summary>{t('remote:trust.compare')}</summary>
          <p className="rm-safety">{safety.join(' ')}</p>
          <p className="od-soft">{t('remote:trust.how')}</p>
        </details>
      )}
      <RefusalBanner commands={[answer]} />
      {open.map((request) => (
        <Banner key={request.id} kind="change" live="assertive" title={t(`remote:identity.asks.${request.what}`)}>
          <p>{request.reason}</p>
          {request.what === 'number' && <Field label={t('remote:identity.code')} value={code} onChange={setCode} autoComplete="off" spellCheck={false} maxLength={20} error={errors.get('answer.code') ?? errors.get('code')} />}
          <Row>
            <Button
              variant="primary"
              disabled={request.what === 'number' && code.trim() === ''}
              busy={answer.pending}
              onPress={() => void give(request)}
            >
              {t(`remote:identity.give.${request.what}`)}
            </Button>
            <Button busy={answer.pending} onPress={() => void answer.run({ sessionId: session.id, requestId: request.id, answer: { kind: 'refused' } })}>
              {t('remote:identity.refuse')}
            </Button>
          </Row>
        </Banner>
      ))}
    </>
  );
}
