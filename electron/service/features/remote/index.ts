/** Remote sessions at the point: an authority's expert by video at the desk, or a case when none can be had. */
export { createRemoteDesk, type RemoteDesk } from './remote-desk.ts';
export { remoteRouter } from './router.ts';
export { remoteJobs } from './summary-paper.ts';
export { summaryPages } from './summary-page.ts';
