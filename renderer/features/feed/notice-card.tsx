/** A card that a notice concerns, by its name. */
import { useQuery } from '@tanstack/react-query';
import { useStation } from '../../app/index.ts';
import { Button, InLanguage } from '../../kit/index.ts';

/** Its name is asked for from the cards the station has; the id stands in while the answer comes. */
export function NoticeCard({ cardId, onOpen }: { readonly cardId: string; readonly onOpen: () => void }) {
  const station = useStation();
  const card = useQuery(station.cards.get.queryOptions({ input: { id: cardId } }));
  return (
    <Button icon="document" onPress={onOpen}>
      {card.data === undefined ? cardId : <InLanguage texts={card.data.card.name} />}
    </Button>
  );
}
