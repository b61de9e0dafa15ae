/** The point: settings, desks, advisors, sign-in. Other slices ask here who is signed in and what the point is set to. */
export { pointRouter } from './router.ts';
export { deskById, deskList, pointRow, settingsOf, signedInOn } from './queries.ts';
export { hashPin, pinMatches } from './pin.ts';
export { lockOutSeconds } from './rules.ts';
export { setUpPoint, type SetUp } from './set-up.ts';
