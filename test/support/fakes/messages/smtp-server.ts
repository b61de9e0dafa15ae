/** A mail server that keeps what it is sent: it may be away, drop the line after the letter, refuse for good or for now. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export type SmtpMood = 'takes' | 'dropsAfterLetter' | 'busy' | 'refuses';

export interface FakeSmtpServer {
  url: string;
  letters: () => { to: string; source: string }[];
  /** How the next letters fare. */
  mood: (mood: SmtpMood) => void;
  close: () => Promise<void>;
}

/** Speaks as much of RFC 5321 as a client without TLS and sign-in needs. */
export const startSmtpServer = async (): Promise<FakeSmtpServer> => {
  const kept: { to: string; source: string }[] = [];
  let mood: SmtpMood = 'takes';
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let pending = '';
    let letter: string[] | null = null;
    let to = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const take = (source: string) => {
      if (mood === 'refuses') return say('550 no such mailbox');
      if (mood === 'busy') return say('451 try again later');
      kept.push({ to, source });
      // Taken, but whoever sent it never hears so.
      if (mood === 'dropsAfterLetter') return socket.destroy();
      return say('250 taken');
    };
    const hear = (line: string) => {
      if (letter) {
        if (line !== '.') return void letter.push(line.startsWith('..') ? line.slice(1) : line);
        const source = letter.join('\r\n');
        letter = null;
        return take(source);
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'EHLO' || word === 'HELO') return say('250 fake');
      if (word === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (word === 'DATA') {
        letter = [];
        return say('354 go on');
      }
      if (word === 'QUIT') {
        say('221 bye');
        return socket.end();
      }
      return say('250 ok');
    };
    socket.on('data', (bytes) => {
      pending += bytes.toString('utf8');
      const lines = pending.split('\r\n');
      pending = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    say('220 fake');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters: () => kept,
    mood: (next) => {
      mood = next;
    },
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
};
