/** The course of showing a window for the one who shows it: asked, allowed, chosen, shown, over. Pure. */
import type { ShareProblem } from '../media/local-media.ts';
import type { Permission } from './permission.ts';

/** Why nothing is shown, where that is to be said. */
export type Told = 'refused' | 'unanswered' | 'takenBack' | 'left' | 'lineCut' | 'busy' | 'notAsked' | Exclude<ShareProblem, 'cancelled' | 'needsPress'>;

export type Phase =
  | { readonly is: 'idle'; readonly told: Told | null }
  /** `allowed`: the customer said yes, and the window is still to be chosen, by a press. */
  | { readonly is: 'asking' | 'allowed' | 'choosing' | 'showing'; readonly askId: string };

export type Happened =
  | { readonly is: 'asked'; readonly askId: string }
  | { readonly is: 'permission'; readonly permission: Permission }
  /** The desk did not take the question: another's window is shown or asked about, or it could not be told. */
  | { readonly is: 'notTaken'; readonly askId: string; readonly why: 'busy' | 'notAsked' }
  | { readonly is: 'timeUp'; readonly askId: string }
  /** Nobody of the desk is reached any more. */
  | { readonly is: 'lineCut' }
  | { readonly is: 'choosing' }
  | { readonly is: 'chosen'; readonly problem: ShareProblem | null }
  | { readonly is: 'stopped' };

export const IDLE: Phase = { is: 'idle', told: null };

const idle = (told: Told | null): Phase => ({ is: 'idle', told });

/** The question or showing that a phase stands by; null when it stands by none. */
export const askOf = (phase: Phase): string | null => (phase.is === 'idle' ? null : phase.askId);

const byPermission = (phase: Exclude<Phase, { is: 'idle' }>, { state }: Permission): Phase => {
  if (state === 'asked') return phase;
  if (state === 'given') return phase.is === 'asking' ? { is: 'allowed', askId: phase.askId } : phase;
  return idle(state === 'stopped' ? null : state);
};

const byChoice = (phase: Exclude<Phase, { is: 'idle' }>, problem: ShareProblem | null): Phase => {
  if (phase.is !== 'choosing') return phase;
  if (problem === null) return { is: 'showing', askId: phase.askId };
  // Nothing was chosen, or the press was too long ago: the yes stands, and the choice can be made again.
  return problem === 'cancelled' || problem === 'needsPress' ? { is: 'allowed', askId: phase.askId } : idle(problem);
};

/** What the phase becomes; the same object when what happened does not concern it. */
export const nextPhase = (phase: Phase, happened: Happened): Phase => {
  if (happened.is === 'asked') return phase.is === 'idle' ? { is: 'asking', askId: happened.askId } : phase;
  if (phase.is === 'idle') return phase;
  switch (happened.is) {
    case 'permission':
      return happened.permission.askId === phase.askId ? byPermission(phase, happened.permission) : phase;
    case 'notTaken':
      return happened.askId === phase.askId ? idle(happened.why) : phase;
    case 'timeUp':
      return phase.is === 'asking' && happened.askId === phase.askId ? idle('unanswered') : phase;
    case 'lineCut':
      // What is shown already goes on by itself after a short cut, as pictures do.
      return phase.is === 'asking' ? idle('lineCut') : phase;
    case 'choosing':
      return phase.is === 'allowed' ? { is: 'choosing', askId: phase.askId } : phase;
    case 'chosen':
      return byChoice(phase, happened.problem);
    case 'stopped':
      return idle(null);
  }
};
