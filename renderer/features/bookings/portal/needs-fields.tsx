/** What a service takes together: one row each, all booked at once or nothing. */
import { useTranslation } from 'react-i18next';
import type { BookableService } from '#shared/contract/bookings/words.ts';
import { Button, Checkbox, Select } from '../../../kit/index.ts';
import { NEW_NEED } from './service-draft.ts';

type Need = BookableService['needs'][number];

// Written out: the contract's own lists would bring their checking along.
const KINDS = ['expert', 'interpreter', 'remoteRoom', 'meetingRoom', 'terminal', 'advisor'] as const;
const MARKS = ['inLanguage', 'ofProvider', 'atPoint', 'optional'] as const;
const MOST = 6;

export function NeedsFields({ needs, onChange }: { readonly needs: readonly Need[]; readonly onChange: (needs: Need[]) => void }) {
  const { t } = useTranslation('bookings');
  const change = (at: number, changed: Partial<Need>) => onChange(needs.map((need, place) => (place === at ? { ...need, ...changed } : need)));
  return (
    <fieldset className="bk-needs">
      <legend>{t('portal.service.needs')}</legend>
      <p className="od-soft">{t('portal.service.needsHint')}</p>
      {needs.map((need, at) => (
        // Needs have no identity of their own beyond their place, and every field is controlled.
        <div key={at} className="bk-need">
          <Select label={t('portal.service.need', { number: at + 1 })} value={need.kind} onChange={(kind) => change(at, { kind })} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
          {MARKS.map((mark) => (
            <Checkbox key={mark} label={t(`portal.service.${mark}`)} checked={need[mark]} onChange={(on) => change(at, { [mark]: on })} />
          ))}
          {needs.length > 1 && (
            <Button variant="quiet" icon="remove" label={t('portal.service.removeNeed', { number: at + 1 })} onPress={() => onChange(needs.filter((_, place) => place !== at))}>
              {t('portal.service.remove')}
            </Button>
          )}
        </div>
      ))}
      {needs.length < MOST && (
        <Button icon="plus" onPress={() => onChange([...needs, NEW_NEED])}>
          {t('portal.service.addNeed')}
        </Button>
      )}
    </fieldset>
  );
}
