/** A screen of the desk passes on to the station what those in the room ask, in the order in which each asked it. */
import { isOpen, type Permission } from './permission.ts';

/** The station's calls, as a screen of the desk has them. */
export interface DeskCalls {
  /** `busy` while another's wish is open; `notAsked` when it could not be asked about. */
  readonly ask: (askId: string, participantId: string) => Promise<'asked' | 'busy' | 'notAsked'>;
  readonly end: (askId: string, why: 'unanswered' | 'stopped') => Promise<void>;
}

interface RelayOptions {
  readonly calls: DeskCalls;
  readonly permission: () => Permission | null;
  readonly notTaken: (participantId: string, askId: string, why: 'busy' | 'notAsked') => void;
}

/** Takes what a participant says it asks about or shows; null for nothing. */
export function createDeskRelay({ calls, permission, notTaken }: RelayOptions): (participantId: string, askId: string | null, why: 'unanswered' | 'stopped') => void {
  const passedOn = new Map<string, string>();
  let work = Promise.resolve();

  const pass = async (participantId: string, askId: string | null, why: 'unanswered' | 'stopped'): Promise<void> => {
    const known = permission();
    if (askId !== null) {
      if (known?.askId === askId || passedOn.get(participantId) === askId) return;
      passedOn.set(participantId, askId);
      const answer = await calls.ask(askId, participantId);
      if (answer !== 'asked') notTaken(participantId, askId, answer);
      return;
    }
    // Also what a page asked that was loaded anew since: it knows nothing of it any more.
    const recorded = known !== null && known.participantId === participantId && isOpen(known) ? known.askId : undefined;
    const ended = passedOn.get(participantId) ?? recorded;
    passedOn.delete(participantId);
    if (ended !== undefined) await calls.end(ended, why);
  };
  const passAfter = async (before: Promise<void>, ...said: Parameters<typeof pass>): Promise<void> => {
    await before;
    await pass(...said);
  };
  return (...said) => {
    work = passAfter(work, ...said);
  };
}
