/** Shown windows on a screen of the desk: the station's record, its calls, and the customer's yes taken back. */
import type { Permission } from './permission.ts';
import { newUlid, refusalOf, useCommand, useStation } from '../../../app/index.ts';
import type { DeskSession } from '../advisor/desk-session.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { Room } from '../media/room.ts';
import { type UsedSharing, useSharing } from './use-sharing.ts';

export interface DeskSharing {
  readonly sharing: UsedSharing | null;
  /** The question the customer has before them; null when there is none. */
  readonly asked: Permission | null;
  readonly takeBack: () => void;
  /** For the banner of refusals. */
  readonly takingBack: { readonly error: unknown };
}

export function useDeskSharing(desk: DeskSession, { room, local, selfId }: { readonly room: Room | null; readonly local: LocalMedia | null; readonly selfId: string | null }): DeskSharing {
  const { remote } = useStation();
  const { session, consent } = desk;
  const sessionId = session.id;
  const answering = useCommand(remote.answerSharing);
  const sharing = useSharing({
    room,
    local,
    selfId,
    roster: session.participants,
    desk: {
      permission: consent.sharing,
      calls: {
        ask: async (askId, participantId) => {
          try {
            await remote.askSharing.call({ commandId: newUlid(), sessionId, askId, participantId });
          } catch (error) {
            const refusal = refusalOf(error);
            if (refusal !== null) return refusal.data['reason'] === 'sharing' ? 'busy' : 'notAsked';
            // This screen's line is cut: another of the desk may have asked, and the time to answer runs out by itself.
          }
          return 'asked';
        },
        // Over already, or told by another screen of the desk; the station sees as well who leaves.
        end: (askId, why) => remote.endSharing.call({ commandId: newUlid(), sessionId, askId, why }).then(() => undefined, () => undefined),
      },
    },
  });
  return {
    sharing,
    asked: consent.sharing?.state === 'asked' ? consent.sharing : null,
    takeBack: () => {
      if (consent.sharing !== null) void answering.run({ sessionId, askId: consent.sharing.askId, given: false });
    },
    takingBack: answering,
  };
}
