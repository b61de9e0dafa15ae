/** The window's content security policy: the one the web server sends too. */
export { contentSecurityPolicy, NONCE_PLACE, securityHeaders, type CspNeeds } from '#shared/content-security-policy.ts';
