/** The screens after the first question, fetched while the customer answers it. */
export { ExtrasStep } from './extras-step.tsx';
export { NeedStep } from './need-step.tsx';
export { TicketStep } from './ticket-step.tsx';
export { TimeOut } from './time-out.tsx';
export { HelpCallBar } from '../../features/queue/index.ts';
