/** Remote sessions at the hub: experts, ringing, rooms and their signals, cases, forms and figures. */
export { remoteProjections } from './hub/intake.ts';
export { openRoom, type Promised, type RemoteOptions, type Room, type TurnOptions } from './hub/room.ts';
export { remoteAtHubRouter } from './hub/router.ts';
export { createTick } from './hub/ticking.ts';
