/** The queue as screens show it. */
export { GroupChoices } from './group-choices.tsx';
export { OwnWords } from './own-words.tsx';
export { TicketOnScreen } from './ticket-on-screen.tsx';
export { spokenNumber, waitWords } from './wait-words.ts';
export { deskOf } from './board-view.ts';
export { useBoard } from './board-live.ts';
export { QueueColumn } from './queue-column.tsx';
export { recordedWords } from './call-words.ts';
export { DisplayCalls } from './display-calls.tsx';
export { DisplayWaiting } from './display-waiting.tsx';
export { GivenNumber } from './given-number.tsx';
export { HelpCallBar } from './help-call-bar.tsx';
export { HelpCalls } from './help-calls.tsx';
export { InEach } from './in-each.tsx';
