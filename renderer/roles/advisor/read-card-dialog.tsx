/** A card to read while a visit is open, without adding it. */
import { useTranslation } from 'react-i18next';
import type { Notice } from '#shared/contract/feed.ts';
import { CardView } from '../../features/cards/index.ts';
import { Button, Dialog } from '../../kit/index.ts';

interface ReadCardDialogProps {
  readonly cardId: string;
  readonly notices: readonly Notice[];
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

export function ReadCardDialog({ cardId, notices, onAdd, onClose }: ReadCardDialogProps) {
  const { t } = useTranslation(['advisor', 'kit']);
  return (
    <Dialog
      wide
      title={t('advisor:idle.card')}
      onClose={onClose}
      closeLabel={t('kit:close')}
      actions={
        <Button variant="primary" icon="plus" onPress={onAdd}>
          {t('advisor:addThis')}
        </Button>
      }
    >
      <CardView cardId={cardId} notices={notices} />
    </Dialog>
  );
}
