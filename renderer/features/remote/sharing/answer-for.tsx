/** The advisor sees that the customer is asked about a window, and answers for one who cannot press. */
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { RefusalBanner, useCommand, useStation } from '../../../app/index.ts';
import { Banner, Button, Row } from '../../../kit/index.ts';
import { useWhoIs } from '../room/tile.tsx';
import type { Permission } from './permission.ts';

export function AnswerFor({ session, permission }: { readonly session: RemoteSession; readonly permission: Permission }) {
  const { t } = useTranslation('remote');
  const whoIs = useWhoIs();
  const answering = useCommand(useStation().remote.answerSharing);
  const participant = session.participants.find(({ id }) => id === permission.participantId);
  const answer = (given: boolean) => void answering.run({ sessionId: session.id, askId: permission.askId, given });
  return (
    <>
      <RefusalBanner commands={[answering]} />
      <Banner kind="info" title={t('sharing.asks', { name: participant === undefined ? t('roles.expert') : whoIs(participant).name })}>
        <Row>
          <Button variant="primary" busy={answering.pending} onPress={() => answer(true)}>
            {t('consent.forCustomer')}
          </Button>
          <Button busy={answering.pending} onPress={() => answer(false)}>
            {t('consent.refusedBy')}
          </Button>
        </Row>
      </Banner>
    </>
  );
}
