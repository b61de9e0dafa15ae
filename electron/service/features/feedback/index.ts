/** Feedback: what the desk tells a card's provider. */
export { feedbackRouter } from './router.ts';
export { keepFlag } from './keeping.ts';
