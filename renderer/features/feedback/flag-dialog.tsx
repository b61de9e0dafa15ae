/** What is wrong, in the advisor's words; it reaches the provider when the line to the hub stands. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { CardFlag } from '#shared/contract/feedback.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { RefusalBanner, refusedFields, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, Field, InLanguage, Select, useFirstFocus } from '../../kit/index.ts';

const KINDS = ['cardWrong', 'answerNotFound'] as const satisfies readonly CardFlag['kind'][];

interface FlagDialogProps {
  readonly card: Pick<ServiceCard, 'id' | 'version' | 'name'>;
  readonly visitId: string | null;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

export function FlagDialog({ card, visitId, onSent, onClose }: FlagDialogProps) {
  const { t } = useTranslation(['feedback', 'kit']);
  const flag = useCommand(useStation().feedback.flagCard);
  const [kind, setKind] = useState<CardFlag['kind']>('cardWrong');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const personal = refusedFields(flag.error).length > 0 || personalDataIn(text).some((finding) => finding.certainty === 'sure');
  const short = text.trim().length < 3;
  const send = async () => {
    const answer = await flag.run({ kind, cardId: card.id, cardVersion: card.version, visitId, text: text.trim() });
    if (answer === undefined) return;
    onSent();
    onClose();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!short && !personal) void send();
  };
  return (
    <Dialog title={t('feedback:title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={submit}>
        <p>
          <strong>
            <InLanguage texts={card.name} />
          </strong>
        </p>
        <Select label={t('feedback:kind')} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`feedback:kinds.${value}`) }))} />
        <Field ref={first} label={t('feedback:text')} hint={t('feedback:hint')} lines={4} value={text} onChange={setText} maxLength={1_000} error={personal ? t('feedback:personal') : tried && short ? t('feedback:short') : undefined} />
        {!personal && <RefusalBanner commands={[flag]} />}
        <div>
          <Button type="submit" variant="primary" busy={flag.pending}>
            {t('feedback:submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
