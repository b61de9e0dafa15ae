/** After the customer has been served from afar: the expert's outcome and words, on paper or to the phone. */
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../../app/index.ts';
import { Banner, Button, Qr, Row } from '../../../kit/index.ts';
import type { DeskSession } from './desk-session.ts';

export function AfterCall({ desk, onDone }: { readonly desk: DeskSession; readonly onDone: () => void }) {
  const { t } = useTranslation('remote');
  const station = useStation();
  const { session } = desk;
  const print = useCommand(station.remote.printSummary);
  const link = useCommand(station.remote.summaryLink);
  const ended = session.end !== null && session.end !== 'finished';
  return (
    <>
      <RefusalBanner commands={[print, link]} />
      {ended && <Banner kind="change">{t(`ends.${session.end}`)}</Banner>}
      {!ended && session.outcome === null && <Banner kind="info">{t('after.expertWrites')}</Banner>}
      {session.outcome !== null && (
        <Banner kind="success" title={t(`outcomes.${session.outcome}`)}>
          {session.summary}
        </Banner>
      )}
      <p className="od-soft">{t('after.times', { waiting: Math.ceil(desk.seconds.waiting / 60), talking: Math.ceil(desk.seconds.talking / 60) })}</p>
      {desk.guidance === 'notHere' && <Banner kind="info">{t('after.notHere')}</Banner>}
      {session.summary !== null && (
        <Row>
          <Button icon="print" busy={print.pending} disabled={print.data !== undefined} onPress={() => void print.run({ sessionId: session.id })}>
            {t(print.data === undefined ? 'after.print' : 'after.printing')}
          </Button>
          <Button icon="phone" busy={link.pending} onPress={() => void link.run({ sessionId: session.id })}>
            {t('after.phone')}
          </Button>
        </Row>
      )}
      {link.data !== undefined && <Qr text={link.data.url} label={t('after.codeLabel')} />}
      <Button variant="primary" onPress={onDone}>
        {t('toVisit')}
      </Button>
    </>
  );
}
