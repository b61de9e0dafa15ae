/** The customer lets the number go from the phone, after a question: a number given up does not come back. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, useFirstFocus } from '../../kit/index.ts';

interface GiveUpProps {
  readonly ticketId: string;
  readonly number: string;
}

export function GiveUp({ ticketId, number }: GiveUpProps) {
  const { t } = useTranslation('place');
  const cancel = useCommand(useStation().queue.cancelTicket);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="quiet" full onPress={() => setAsking(true)}>
        {t('giveUp.open')}
      </Button>
      {asking && (
        <Dialog
          title={t('giveUp.title', { number })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Keep onPress={() => setAsking(false)} />
              <Button variant="danger" busy={cancel.pending} onPress={() => void cancel.run({ ticketId })}>
                {t('giveUp.sure')}
              </Button>
            </>
          }
        >
          <p>{t('giveUp.text')}</p>
          <RefusalBanner commands={[cancel]} />
        </Dialog>
      )}
    </>
  );
}

/** The harmless answer has the focus: what is given up does not come back. */
function Keep({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation('place');
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <Button ref={first} variant="primary" onPress={onPress}>
      {t('giveUp.keep')}
    </Button>
  );
}
