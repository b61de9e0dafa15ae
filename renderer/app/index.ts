/** What the frame gives the screens: calls, live values, commands, and words for what went wrong. */
export { contentLanguage, useContentLanguage } from './content-language.ts';
export { type Command, useCommand } from './command.ts';
export { useHub, useLine, useStation } from './connection.tsx';
export { signAsDevice } from './enrolment.ts';
export { errorId, errorText, fieldErrors, isRefusal, refusalOf, refusedFields } from './error-text.ts';
export { isRightToLeft, type Language, LANGUAGES } from './i18n.ts';
export { newUlid } from './ulid.ts';
export { type Joined, type Live, useLive, useLiveJoined } from './live.ts';
export { RefusalBanner } from './refusal-banner.tsx';
