/** The question of a window on the customer's terminal, above the room that goes on: who wants to show one, yes or no. */
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { errorText, useCommand, useStation } from '../../../app/index.ts';
import { Banner, LargeButton } from '../../../kit/index.ts';
import { useWhoIs } from '../room/tile.tsx';
import type { Permission } from './permission.ts';

export function AskWindow({ session, permission }: { readonly session: RemoteSession; readonly permission: Permission }) {
  const { t } = useTranslation(['remote', 'errors']);
  const whoIs = useWhoIs();
  const answering = useCommand(useStation().remote.answerSharing);
  const participant = session.participants.find(({ id }) => id === permission.participantId);
  const who = participant === undefined ? { name: t('remote:roles.expert'), of: '' } : whoIs(participant);
  const answer = (given: boolean) => void answering.run({ sessionId: session.id, askId: permission.askId, given });
  return (
    <section className="rm-ask-window" aria-labelledby="rm-ask-window-title">
      <h1 id="rm-ask-window-title">{t('remote:consent.sharing.title', { who: who.of === '' ? who.name : `${who.name} (${who.of})` })}</h1>
      <ul className="od-lead">
        {(['first', 'second', 'third'] as const).map((line) => (
          <li key={line}>{t(`remote:consent.sharing.${line}`)}</li>
        ))}
      </ul>
      {answering.error !== null && (
        <Banner kind="disruption" live="assertive">
          {errorText(answering.error, t)}
        </Banner>
      )}
      <LargeButton variant="primary" title={t('remote:consent.sharing.yes')} busy={answering.pending} onPress={() => answer(true)} />
      <LargeButton variant="plain" title={t('remote:consent.sharing.no')} busy={answering.pending} onPress={() => answer(false)} />
    </section>
  );
}
