/** Telling a card's provider that the card is wrong, or that the answer was not in it. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { Button } from '../../kit/index.ts';

const FlagDialog = lazy(async () => ({ default: (await import('./flag-dialog.tsx')).FlagDialog }));

interface FlagCardProps {
  readonly card: Pick<ServiceCard, 'id' | 'version' | 'name'>;
  readonly visitId: string | null;
}

export function FlagCard({ card, visitId }: FlagCardProps) {
  const { t } = useTranslation('feedback');
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  return (
    <>
      {sent && <span aria-live="polite">{t('sent')}</span>}
      <Button variant="quiet" icon="flag" keys="Alt+V" onPress={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <FlagDialog
            card={card}
            visitId={visitId}
            onSent={() => setSent(true)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
