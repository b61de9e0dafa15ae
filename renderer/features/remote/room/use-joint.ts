/** The work that the room does together, over the room's own channels, for as long as the room stands. */
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { FormAnswers, JointForm } from '#shared/contract/remote/form.ts';
import type { Participant } from '#shared/contract/remote/words.ts';
import type { Joint } from '../joint/joint.ts';
import type { Person } from '../joint/person.ts';
import type { Room } from '../media/room.ts';
import { useWhoIs } from './tile.tsx';

interface JointNeeds {
  readonly room: Room | null;
  readonly selfId: string | null;
  readonly roster: readonly Participant[];
  readonly form: JointForm | null;
  readonly onConfirm: (answers: FormAnswers, confirmed: readonly string[]) => void;
}

/** Null until the room stands and what the work is made of has been fetched. */
export function useJoint({ room, selfId, roster, form, onConfirm }: JointNeeds): Joint | null {
  const [made, setMade] = useState<{ readonly room: Room; readonly joint: Joint } | null>(null);
  const roleOf = useEffectEvent((who: string) => roster.find(({ id }) => id === who)?.role ?? null);
  const confirm = useEffectEvent(onConfirm);
  const theForm = useEffectEvent(() => form);
  useEffect(() => {
    if (room === null || selfId === null) return;
    let gone = false;
    let joint: Joint | null = null;
    const start = async () => {
      const [{ createJoint }, { roomLine }, { browserClock }] = await Promise.all([import('../joint/joint.ts'), import('../joint/room-line.ts'), import('../joint/clock.ts')]);
      if (gone) return;
      joint = createJoint({
        line: roomLine(room, selfId),
        clock: browserClock(),
        newId: () => crypto.randomUUID(),
        roleOf: (who) => roleOf(who),
        form: theForm(),
        onConfirm: (answers, confirmed) => confirm(answers, confirmed),
        open: async (kind, bytes) => (await import('../joint/papers/open-paper.ts')).openPaper(kind, bytes),
      });
      setMade({ room, joint });
    };
    void start();
    return () => {
      gone = true;
      joint?.end();
    };
  }, [room, selfId]);
  return made !== null && made.room === room ? made.joint : null;
}

/** The room's people as the joint work names them. */
export function usePeople(roster: readonly Participant[]): readonly Person[] {
  const whoIs = useWhoIs();
  return useMemo(() => roster.map((participant) => ({ id: participant.id, name: whoIs(participant).name, role: participant.role })), [roster, whoIs]);
}
