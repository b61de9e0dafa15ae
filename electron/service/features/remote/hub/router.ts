import type { HubDeps, HubOs } from '../../../hub-os.ts';
import { choiceRouter } from './choice-router.ts';
import { expertRouter } from './expert-router.ts';
import { portalRouter } from './portal-router.ts';
import type { Room } from './room.ts';
import { openMailbox } from './signals.ts';
import { stationRouter } from './station-router.ts';

/** Remote sessions at the hub, for experts, stations and the portal. */
export const remoteAtHubRouter = (os: HubOs, deps: HubDeps, room: Room) => {
  const mailbox = openMailbox(room);
  return { ...expertRouter(os, deps, room, mailbox), ...choiceRouter(os, deps, room), ...stationRouter(os, deps, room, mailbox), ...portalRouter(os, deps, room) };
};
