/** Which role an address opens. */

export const ROLES = ['advisor', 'terminal', 'display', 'expert', 'portal', 'place'] as const;
export type Role = (typeof ROLES)[number];

/** The role of a path such as `/terminal` or `/terminal/anything`; the advisor's when the path names none. */
export function roleOfPath(pathname: string): Role {
  const first = pathname.split('/').find((part) => part !== '');
  return ROLES.find((role) => role === first) ?? 'advisor';
}
