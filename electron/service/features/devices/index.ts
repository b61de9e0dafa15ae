/** Devices: every screen's own key, and the door it passes before it is heard. */
export { devicesRouter } from './router.ts';
export { createDoor, type Door, type DoorStore, type EnrolledDevice } from './door.ts';
export { callerNow, deviceList, stationDoorStore } from './queries.ts';
export { codeFor, keepCode } from './codes.ts';
export { normalCode, spacedCode } from './rules.ts';
