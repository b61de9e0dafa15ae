/** A number just given at the desk, large: to be said, written down or scanned, and whether its slip came out in the lobby. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useStation } from '../../app/index.ts';
import { Banner, Button, Dialog, Qr, useFirstFocus } from '../../kit/index.ts';

/** Milliseconds between looks at the printer while the slip is on its way. */
const LOOK_AGAIN = 1_000;

interface GivenNumberProps {
  readonly ticketId: string;
  readonly number: string;
  readonly onClose: () => void;
}

export function GivenNumber({ ticketId, number, onClose }: GivenNumberProps) {
  const { t } = useTranslation('queue');
  const station = useStation();
  const close = useFirstFocus<HTMLButtonElement>();
  const { data: slip } = useQuery({
    ...station.queue.slip.queryOptions({ input: { ticketId } }),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.printing === 'queued' ? LOOK_AGAIN : false),
    gcTime: 0,
  });
  const onPaper = slip === undefined || slip.printing === 'queued' || slip.printing === 'printed';
  // A number given within a visit has no address to follow: it is told or written.
  const scanned = slip !== undefined && slip.followUrl !== '';
  return (
    <Dialog
      title={t('give.done')}
      onClose={onClose}
      actions={
        <Button variant="primary" ref={close} onPress={onClose}>
          {t('give.close')}
        </Button>
      }
    >
      <div className="ad-given">
        <p className="ad-given-number">{number}</p>
        {scanned && <Qr text={slip.followUrl} label={t('give.code')} />}
      </div>
      {slip !== undefined && (
        <Banner kind={onPaper ? (slip.printing === 'printed' ? 'success' : 'info') : 'change'} live="polite">
          {t(onPaper || scanned ? `give.printing.${slip.printing}` : 'give.told')}
        </Banner>
      )}
    </Dialog>
  );
}
