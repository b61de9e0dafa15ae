/** A point with open desks and cards, and the short ways to a visit at one of them. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { putCards, testCard } from '../../support/cards.ts';
import { startPoint, type StationClient, type TestPoint, type TestStationOptions } from '../../support/station.ts';

export interface Desks extends TestPoint {
  clients: StationClient[];
  /** Begins a walk-up's visit at a desk, by index. */
  walkUp: (desk?: number) => Promise<Visit>;
  /** Takes a number at the lobby's terminal, calls it to the desk and begins its visit. */
  numbered: (desk?: number) => Promise<Visit>;
  add: (visit: Visit, cardId: string, desk?: number) => Promise<Visit>;
  closeService: (visit: Visit, eventId: string | null, desk?: number) => Promise<Visit>;
  /** Ends whatever is open, so that the next test finds free desks. */
  clear: () => Promise<void>;
}

const CARDS = [
  testCard('permit'),
  testCard('benefit'),
  testCard('sure', { identityLevel: 'substantial' }),
];

/** Three desks: the administrator's, and two of plain advisors. */
export const startDesks = async (options: TestStationOptions & { desks?: number; cards?: ServiceCard[] } = {}): Promise<Desks> => {
  const point = await startPoint({ desks: 3, ...options });
  await putCards(point, options.cards ?? CARDS);
  const clients = point.advisors.map((advisor) => advisor.client);
  for (const [index, client] of clients.entries()) await client.queue.openDesk({ commandId: point.commandId(), deskId: point.deskIds[index]!, groupIds: point.groupIds });
  const commandId = point.commandId;
  const clear = async () => {
    for (const [index, client] of clients.entries()) {
      for (const visit of await client.visits.today({ deskId: point.deskIds[index]! })) {
        if (visit.state === 'handedOver') await client.visits.takeUp({ commandId: commandId(), visitId: visit.id, deskId: point.deskIds[index]! });
        else if (visit.state !== 'open') continue;
        if (visit.events.length === 0) {
          await client.visits.cancel({ commandId: commandId(), visitId: visit.id, reason: 'Testi päättyi' });
          continue;
        }
        for (const event of visit.events) await client.visits.closeService({ commandId: commandId(), visitId: visit.id, eventId: event.id, outcome: 'done' });
        await client.visits.close({ commandId: commandId(), visitId: visit.id });
      }
    }
  };
  const at = (desk: number) => ({ client: clients[desk]!, deskId: point.deskIds[desk]! });
  return {
    ...point,
    clients,
    clear,
    walkUp: (desk = 0) => at(desk).client.visits.begin({ commandId: commandId(), deskId: at(desk).deskId }),
    numbered: async (desk = 0) => {
      const { client, deskId } = at(desk);
      const slip = await point.terminal.queue.take({ commandId: commandId(), groupId: point.groupIds[0]!, language: 'sv', needs: [] });
      await client.queue.call({ commandId: commandId(), deskId, ticketId: slip.ticketId });
      return client.visits.begin({ commandId: commandId(), deskId, ticketId: slip.ticketId });
    },
    add: (visit, cardId, desk = 0) => at(desk).client.visits.addService({ commandId: commandId(), visitId: visit.id, cardId }),
    closeService: (visit, eventId, desk = 0) => at(desk).client.visits.closeService({ commandId: commandId(), visitId: visit.id, eventId: eventId!, outcome: 'done' }),
  };
};

export const documentEvidence = { method: 'document', kind: 'passport', issuer: 'FIN', expires: '2030-01-01', lastFour: '5279', birthDate: '1980-01-01', comparedWithCustomer: true } as const;

/** The next state of a stream; one that ended is a failure of the test. */
export const nextOf = async <State>(stream: AsyncIterator<State, unknown>): Promise<State> => {
  const result = await stream.next();
  if (result.done) throw new Error('the stream ended');
  return result.value;
};
