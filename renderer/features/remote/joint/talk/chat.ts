/**
 * Written messages of the room. Each is taken from its author's own channel; of one who is not in the room, and of oneself
 * after the page was loaded anew, from whoever still has it. Nothing is kept anywhere else.
 */
import * as z from 'zod';
import { type Cell, createCell } from '../cell.ts';
import type { JointLine } from '../line.ts';

const SAID = 'joint-chat';

/** Letters of one message. */
export const MESSAGE_LIMIT = 2_000;

const KEPT = 500;

export const Message = z.object({ id: z.string().max(40), author: z.string().max(40), text: z.string().trim().min(1).max(MESSAGE_LIMIT), at: z.number().int() });
export type Message = z.infer<typeof Message>;

const Said = z.object({ messages: z.array(z.unknown()).max(KEPT) });

export interface Chat {
  readonly messages: Cell<readonly Message[]>;
  /** False when there is nothing to say, or too much of it. */
  readonly say: (text: string) => boolean;
  readonly stop: () => void;
}

interface ChatDeps {
  readonly line: JointLine;
  readonly newId: () => string;
  readonly now: () => number;
}

export function createChat({ line, newId, now }: ChatDeps): Chat {
  const messages = createCell<readonly Message[]>([]);
  const take = (fresh: readonly Message[]) => {
    const known = new Set(messages.get().map(({ id }) => id));
    const added = fresh.filter(({ id }) => !known.has(id));
    if (added.length > 0) messages.set([...messages.get(), ...added].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-KEPT));
  };
  const stops = [
    line.on(SAID, (from, payload) => {
      const said = Said.safeParse(payload);
      if (!said.success) return;
      const read = said.data.messages.flatMap((message) => Message.safeParse(message).data ?? []);
      take(read.filter(({ author }) => author === from || author === line.self || !line.others().includes(author)));
    }),
    line.onJoin((who) => {
      if (messages.get().length > 0) line.send(SAID, { messages: messages.get() }, who);
    }),
  ];
  return {
    messages,
    say(text) {
      const message = Message.safeParse({ id: newId(), author: line.self, text, at: now() });
      if (!message.success) return false;
      take([message.data]);
      line.send(SAID, { messages: [message.data] });
      return true;
    },
    stop() {
      for (const stop of stops) stop();
      messages.set([]);
    },
  };
}
