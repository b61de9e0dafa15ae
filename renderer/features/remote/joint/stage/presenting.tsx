/** Who presents, who asks for it, and what one can do about it: the same words on every screen. */
import { useTranslation } from 'react-i18next';
import { Button, Row } from '../../../../kit/index.ts';
import type { Joint } from '../joint.ts';
import { nameOf, type Person } from '../person.ts';
import { useCell } from '../use-cell.ts';

export function Presenting({ joint, people }: { readonly joint: Joint; readonly people: readonly Person[] }) {
  const { t } = useTranslation('remote');
  const { presenter, asking, presenterAway } = useCell(joint.floor.state);
  const presents = presenter === joint.self;
  const others = asking.filter((who) => who !== joint.self);
  return (
    <Row spread className="jt-presenting">
      <output>
        {presenter === null ? t('joint.floor.nobody') : presents ? t('joint.floor.you') : t(presenterAway ? 'joint.floor.away' : 'joint.floor.other', { name: nameOf(people, presenter) })}
        {others.length > 0 && !presents && ` ${t('joint.floor.asks', { name: others.map((who) => nameOf(people, who)).join(', ') })}`}
      </output>
      <Row gap="xs">
        {presents &&
          others.map((who) => (
            <Row key={who} gap="xs">
              <Button variant="primary" icon="swap" onPress={() => joint.floor.give(who)}>
                {t('joint.floor.give', { name: nameOf(people, who) })}
              </Button>
              <Button onPress={() => joint.floor.keep(who)}>{t('joint.floor.keep')}</Button>
            </Row>
          ))}
        {presents && <Button onPress={joint.floor.leave}>{t('joint.floor.leave')}</Button>}
        {!presents && asking.includes(joint.self) && (
          <>
            <span>{t('joint.floor.waiting')}</span>
            <Button onPress={joint.floor.withdraw}>{t('joint.floor.withdraw')}</Button>
          </>
        )}
        {!presents && !asking.includes(joint.self) && presenter !== null && (
          <Button icon="swap" onPress={joint.floor.ask}>
            {t('joint.floor.ask')}
          </Button>
        )}
      </Row>
    </Row>
  );
}
