/** A number given from the desk, for a customer who cannot use the terminal: printed in the lobby, and shown here. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Need, QueueBoard, TicketSlip } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { RefusalBanner, useContentLanguage, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, Dialog, localText, Select } from '../../kit/index.ts';
import { GivenNumber } from './given-number.tsx';

const NEEDS: readonly Need[] = ['seat', 'interpreter', 'quiet', 'wheelchair'];

interface GiveNumberDialogProps {
  readonly board: QueueBoard;
  readonly languages: readonly CustomerLanguage[];
  readonly onClose: () => void;
}

export function GiveNumberDialog({ board, languages, onClose }: GiveNumberDialogProps) {
  const { t } = useTranslation(['queue', 'kit']);
  const shown = useContentLanguage();
  const take = useCommand(useStation().queue.take);
  const [groupId, setGroupId] = useState(board.groups[0]?.id ?? '');
  const [language, setLanguage] = useState<CustomerLanguage>(languages[0] ?? 'fi');
  const [needs, setNeeds] = useState<readonly Need[]>([]);
  const [slip, setSlip] = useState<TicketSlip | null>(null);
  if (slip !== null) return <GivenNumber ticketId={slip.ticketId} number={slip.number} onClose={onClose} />;
  const submit = async () => {
    const answer = await take.run({ groupId, language, needs: [...needs] });
    if (answer !== undefined) setSlip(answer);
  };
  return (
    <Dialog title={t('give.title')} onClose={onClose}>
      <form
        className="od-stack"
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RefusalBanner commands={[take]} />
        <Select label={t('give.group')} value={groupId} onChange={setGroupId} options={board.groups.map((group) => ({ value: group.id, label: `${group.letter} ${localText(group.name, shown).text}` }))} />
        <Select label={t('give.language')} value={language} onChange={setLanguage} options={languages.map((code) => ({ value: code, label: t(`kit:languages.${code}`) }))} />
        <fieldset className="ad-fieldset">
          <legend>{t('give.needs')}</legend>
          {NEEDS.map((need) => (
            <Checkbox key={need} label={t(`needs.${need}`)} checked={needs.includes(need)} onChange={(on) => setNeeds(on ? [...needs, need] : needs.filter((other) => other !== need))} />
          ))}
        </fieldset>
        <div className="od-row">
          <Button type="submit" variant="primary" busy={take.pending} disabled={groupId === ''}>
            {t('give.submit')}
          </Button>
          <Button onPress={onClose}>{t('kit:cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
