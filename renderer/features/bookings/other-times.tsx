/** The nearest other times, when somebody was quicker: one press, and the work goes on. */
import { useTranslation } from 'react-i18next';
import type { Slot } from '#shared/contract/bookings/words.ts';
import { refusalOf, useContentLanguage } from '../../app/index.ts';
import { Button, LargeButton, Row } from '../../kit/index.ts';
import { wholeTime } from './day-words.ts';

interface OtherTimesProps {
  /** What was refused; anything but a time that was taken shows nothing. */
  readonly error: unknown;
  readonly onChoose: (slot: Slot) => void;
  /** For the customer's own hands. */
  readonly large?: boolean;
}

// By hand: the contract's own shape would bring its checking along to the terminal.
const isSlot = (value: unknown): value is Slot => typeof value === 'object' && value !== null && 'start' in value && typeof value.start === 'string' && 'pointId' in value && typeof value.pointId === 'string';

function othersIn(error: unknown): Slot[] {
  const refusal = refusalOf(error);
  const others = refusal?.code === 'SLOT_TAKEN' ? refusal.data['others'] : null;
  return Array.isArray(others) ? others.filter(isSlot) : [];
}

export function OtherTimes({ error, onChoose, large = false }: OtherTimesProps) {
  const { t } = useTranslation('bookings');
  const language = useContentLanguage();
  const others = othersIn(error);
  if (others.length === 0) return null;
  if (large) return others.map((slot) => <LargeButton key={slot.start} title={wholeTime(slot.start, language)} onPress={() => onChoose(slot)} />);
  return (
    <section aria-label={t('others')}>
      <p>{t('others')}</p>
      <Row>
        {others.map((slot) => (
          <Button key={slot.start} onPress={() => onChoose(slot)}>
            {wholeTime(slot.start, language)}
          </Button>
        ))}
      </Row>
    </section>
  );
}
