/** Who is signed in at the hub: an editor of one provider, or the hub's administrator. */
import * as z from 'zod';
import { base, command, Done } from './base.ts';
import { Provider } from './cards.ts';
import { ForeignId, Id, Instant, ShortText } from './words.ts';

export const EditorRole = z.enum(['editor', 'administrator']);

export const EditorSession = z.object({
  editor: z.object({ id: Id, name: z.string(), role: EditorRole, providerId: ForeignId.nullable() }).nullable(),
  provider: Provider.nullable(),
});
export type EditorSession = z.infer<typeof EditorSession>;

export const portal = {
  /** Whether the hub has its first administrator; for the expert's screen, that the hub is there. */
  hello: base.route({ method: 'GET', path: '/portal/hello', tags: ['portal'] }).output(z.object({ setUp: z.boolean(), now: Instant, version: z.string() })),
  setUp: base.route({ method: 'POST', path: '/portal/set-up', tags: ['portal'] }).input(command({ name: ShortText, password: z.string().min(12).max(200) })).output(Done),
  signIn: base
    .route({ method: 'POST', path: '/portal/sign-in', tags: ['portal'] })
    .errors({
      WRONG_PASSWORD: { status: 403, message: 'Wrong name or password' },
      LOCKED_OUT: { status: 429, message: 'Too many wrong tries', data: z.object({ until: Instant }) },
    })
    .input(command({ name: z.string().max(120), password: z.string().max(200) }))
    .output(EditorSession),
  signOut: base.route({ method: 'POST', path: '/portal/sign-out', tags: ['portal'] }).input(command({})).output(Done),
  session: base.route({ method: 'GET', path: '/portal/session', tags: ['portal'] }).output(EditorSession),
  providers: base.route({ method: 'GET', path: '/portal/providers', tags: ['portal'] }).output(z.array(Provider)),
  editors: base.route({ method: 'GET', path: '/portal/editors', tags: ['portal'] }).output(z.array(z.object({ id: Id, name: z.string(), role: EditorRole, providerId: ForeignId.nullable(), active: z.boolean() }))),
  saveEditor: base
    .route({ method: 'POST', path: '/portal/editors', tags: ['portal'] })
    .input(command({ id: Id.optional(), name: ShortText, role: EditorRole, providerId: ForeignId.nullable(), active: z.boolean(), password: z.string().min(12).max(200).optional() }))
    .output(z.object({ id: Id })),
};
