/** Opening a desk: which one, and whose numbers it takes. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueBoard } from '#shared/contract/queue.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, Empty, InLanguage, Select, Stack, useClaimFocus } from '../../kit/index.ts';

interface OpenDeskProps {
  readonly board: QueueBoard;
  /** The desk this device belongs to, offered first. */
  readonly usualDeskId: string | null;
  readonly advisorId: string;
}

/** The groups that the desk took last, and all when it has not been open. */
function usualGroups(board: QueueBoard, deskId: string): readonly string[] {
  const last = board.desks.find((desk) => desk.id === deskId)?.groupIds ?? [];
  const known = board.groups.map((group) => group.id);
  const still = last.filter((id) => known.includes(id));
  return still.length > 0 ? still : known;
}

export function OpenDesk({ board, usualDeskId, advisorId }: OpenDeskProps) {
  const { t } = useTranslation('queue');
  const station = useStation();
  const open = useCommand(station.queue.openDesk);
  const free = board.desks.filter((desk) => !desk.open || desk.advisorId === advisorId);
  const [deskId, setDeskId] = useState(() => free.find((desk) => desk.id === usualDeskId)?.id ?? free[0]?.id ?? '');
  const first = useClaimFocus<HTMLButtonElement>();
  const [picked, setPicked] = useState<readonly string[] | null>(null);
  const groupIds = picked ?? usualGroups(board, deskId);

  if (free.length === 0) {
    return (
      <Empty title={t('open.noneFree')}>
        <p>{t('open.noneFreeHelp')}</p>
      </Empty>
    );
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (groupIds.length > 0) void open.run({ deskId, groupIds: [...groupIds] });
  };
  return (
    <form className="od-stack" onSubmit={submit} aria-labelledby="open-desk-title">
      <h2 id="open-desk-title">{t('open.title')}</h2>
      <RefusalBanner commands={[open]} />
      <Select
        label={t('open.desk')}
        value={deskId}
        onChange={(id) => {
          setDeskId(id);
          setPicked(null);
        }}
        options={free.map((desk) => ({ value: desk.id, label: desk.name === '' ? t('desk', { number: desk.number }) : `${desk.number} ${desk.name}` }))}
      />
      <fieldset className="ad-fieldset">
        <legend>{t('open.groups')}</legend>
        <Stack gap="xxs">
          {board.groups.map((group) => (
            <Checkbox
              key={group.id}
              label={
                <>
                  <strong>{group.letter}</strong> <InLanguage texts={group.name} unmarked /> <span className="od-soft">{t('waitingCount', { count: group.waiting })}</span>
                </>
              }
              checked={groupIds.includes(group.id)}
              onChange={(on) => setPicked(on ? [...groupIds, group.id] : groupIds.filter((id) => id !== group.id))}
            />
          ))}
        </Stack>
        {groupIds.length === 0 && <p className="od-field-error">{t('open.noGroups')}</p>}
      </fieldset>
      <Button ref={first} type="submit" variant="primary" full busy={open.pending} disabled={groupIds.length === 0} keys="F2" onPress={() => void open.run({ deskId, groupIds: [...groupIds] })}>
        {t('open.submit')}
      </Button>
    </form>
  );
}
