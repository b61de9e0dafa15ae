/** The content security policy and its companions, sent with everything our own protocol answers. */

export interface CspNeeds {
  /** The nonce of this one document, 128 bits in base64; without it no inline element runs at all. */
  nonce?: string;
  /** True for the window that recognizes text in pictures: its engine is WebAssembly. */
  textRecognition?: boolean;
  /** True for a document with a form that its own server answers. */
  forms?: boolean;
  /** Outside addresses the page may call, for example `wss://station.example`. */
  connectTo?: readonly string[];
}

/** The place in the built page that is replaced by the document's nonce. */
export const NONCE_PLACE = '__CSP_NONCE__';

/**
 * The policy as one header value. styled-components writes style elements while the page runs and
 * marks them with the nonce, which is why `style-src` has it and needs no `unsafe-inline`.
 */
export const contentSecurityPolicy = ({ nonce, textRecognition = false, forms = false, connectTo = [] }: CspNeeds): string => {
  const ownOrNonce = nonce === undefined ? ["'self'"] : ["'self'", `'nonce-${nonce}'`];
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': textRecognition ? [...ownOrNonce, "'wasm-unsafe-eval'"] : ownOrNonce,
    'style-src': ownOrNonce,
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'media-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...connectTo],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': [forms ? "'self'" : "'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
};

/** What a document may ask its user for at all: the rooms of remote sessions need the three, and no frame within has any. */
const PERMISSIONS = 'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=()';

/** The headers of a response. A worker takes its policy from its own response, so scripts carry it too. */
export const securityHeaders = (needs: CspNeeds): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(needs),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': PERMISSIONS,
  'cache-control': 'no-store',
});
