import { badField, Refusal } from '../../../kernel/errors.ts';
import { by, editorOf, ownProvider, type HubDeps, type HubOs } from '../../../hub-os.ts';
import { hashPin } from '../../point/index.ts';
import { saveExpert, shownExpert } from './accounts.ts';
import { figures } from './figures.ts';
import type { Room } from './room.ts';

/** The procedures of the portal: an editor sees and changes its own provider's experts, an administrator all, interpreters among them. */
export const portalRouter = (os: HubOs, deps: HubDeps, room: Room) => ({
  experts: os.remote.experts.handler(async ({ context }) => {
    const own = ownProvider(editorOf(context));
    await room.board.ready();
    return [...room.board.experts().values()]
      .filter((expert) => own === null || expert.providerId === own)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'fi'))
      .map((expert) => ({ ...shownExpert(expert), presence: room.presence(expert) }));
  }),
  saveExpert: os.remote.saveExpert.handler(async ({ input, context, path }) => {
    const own = ownProvider(editorOf(context));
    if (!input.expert.id && !input.password) throw badField('password', 'missing');
    const hash = input.password ? await hashPin(input.password) : null;
    const { password: _password, ...kept } = input;
    const id = await room.command(by(context, path), kept, (deed) => saveExpert(room, deed, input.expert, hash, own));
    const saved = room.board.experts().get(id);
    if (!saved) throw new Refusal('NOT_FOUND', { what: 'expert' });
    return shownExpert(saved);
  }),
  figures: os.remote.figures.handler(({ input, context }) => figures(deps.db, ownProvider(editorOf(context)), input.from, input.to)),
});
