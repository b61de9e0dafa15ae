/** The feed's freshness and the central notices as screens show them. */
export { Disruptions } from './disruptions.tsx';
export { FreshnessMark } from './freshness-mark.tsx';
export { PublicNotices } from './public-notices.tsx';
