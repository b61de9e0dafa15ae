/** The feed's freshness and the central notices as screens show them. */
export { PublicNotices } from './public-notices.tsx';
