/** The work that the room does together, over the room's own channels, for as long as the room stands. */
import { useEffect, useMemo, useRef, useState } from 'react';
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
  const [joint, setJoint] = useState<Joint | null>(null);
  const now = useRef({ roster, onConfirm });
  now.current = { roster, onConfirm };
  const formKey = form === null ? '' : `${form.id} ${form.version}`;
  const kept = useRef(form);
  kept.current = form;
  useEffect(() => {
    if (room === null || selfId === null) return;
    let gone = false;
    let made: Joint | null = null;
    const start = async () => {
      const [{ createJoint }, { roomLine }, { browserClock }] = await Promise.all([import('../joint/joint.ts'), import('../joint/room-line.ts'), import('../joint/clock.ts')]);
      if (gone) return;
      made = createJoint({
        line: roomLine(room, selfId),
        clock: browserClock(),
        newId: () => crypto.randomUUID(),
        roleOf: (who) => now.current.roster.find(({ id }) => id === who)?.role ?? null,
        form: kept.current,
        onConfirm: (answers, confirmed) => now.current.onConfirm(answers, confirmed),
        open: async (kind, bytes) => (await import('../joint/papers/open-paper.ts')).openPaper(kind, bytes),
      });
      setJoint(made);
    };
    void start();
    return () => {
      gone = true;
      made?.end();
      setJoint(null);
    };
  }, [room, selfId, formKey]);
  return joint;
}

/** The room's people as the joint work names them. */
export function usePeople(roster: readonly Participant[]): readonly Person[] {
  const whoIs = useWhoIs();
  return useMemo(() => roster.map((participant) => ({ id: participant.id, name: whoIs(participant).name, role: participant.role })), [roster, whoIs]);
}
