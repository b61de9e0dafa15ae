/** Sessions: one for each kind of window, with its own protocol, headers, permissions and storage. */
import { randomBytes } from 'node:crypto';
import { session, type Session } from 'electron';
import { NONCE_PLACE, securityHeaders } from '#shared/content-security-policy.ts';
import type { WindowKind } from '#shared/host.ts';
import { readAsset, resolveAsset } from './policy/app-protocol.ts';
import { SCHEME } from './policy/navigation.ts';
import { permissionGranted } from './policy/permissions.ts';
import { isKiosk, partition } from './policy/windows.ts';

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders({}) });

/** Answers one request of our own protocol for a window of this kind. */
const answer = async (kind: WindowKind, root: string, request: Request): Promise<Response> => {
  if (request.method !== 'GET') return refusal(405);
  const asset = await resolveAsset(root, request.url);
  if ('refused' in asset) return refusal(asset.refused);
  const bytes = await readAsset(asset.file);
  if (bytes === undefined) return refusal(404);
  const textRecognition = kind === 'advisor';
  if (!asset.type.startsWith('text/html')) return new Response(bytes, { headers: { 'content-type': asset.type, ...securityHeaders({ textRecognition }) } });
  const nonce = randomBytes(16).toString('base64');
  const html = new TextDecoder().decode(bytes).replaceAll(NONCE_PLACE, () => nonce);
  return new Response(html, { headers: { 'content-type': asset.type, ...securityHeaders({ nonce, textRecognition }) } });
};

/** Refuses everything in a session, so that one we did not prepare can do nothing. */
export const denyAll = (any: Session): void => {
  any.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  any.setPermissionCheckHandler(() => false);
  any.setDevicePermissionHandler(() => false);
};

/** Makes the session of a kind ready: the built renderer under `root`, and the permission table. */
export const prepareSession = (kind: WindowKind, root: string): Session => {
  const own = session.fromPartition(partition(kind));
  denyAll(own);
  own.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    decide(permissionGranted({ kind, permission, from: details.requestingUrl, isMainFrame: details.isMainFrame, media }));
  });
  own.setPermissionCheckHandler((_contents, permission, origin, details) =>
    permissionGranted({
      kind,
      permission,
      from: details.requestingUrl ?? `${origin.replace(/\/$/, '')}/`,
      isMainFrame: details.isMainFrame,
      media: details.mediaType === undefined ? [] : [details.mediaType],
    }),
  );
  own.on('will-download', (event) => {
    // A customer must not come to a save dialog, from which the machine's files can be seen.
    if (isKiosk(kind)) event.preventDefault();
  });
  if (!own.protocol.isProtocolHandled(SCHEME)) own.protocol.handle(SCHEME, (request) => answer(kind, root, request));
  return own;
};
