/** Chat, links, captions, and that an ended session keeps nothing. */
import { describe, expect, test } from 'vitest';
import { createJoint } from '../../../renderer/features/remote/joint/joint.ts';
import { PaperError } from '../../../renderer/features/remote/joint/papers/paper.ts';
import { createCaptions } from '../../../renderer/features/remote/joint/talk/captions.ts';
import { createChat, MESSAGE_LIMIT } from '../../../renderer/features/remote/joint/talk/chat.ts';
import { partsOf } from '../../../renderer/features/remote/joint/talk/links.ts';
import { createTestClock, createTestIds, createTestRoom } from '../../support/joint-room.ts';
import { FORM } from './form-of-tests.ts';

describe('links', () => {
  const addresses = (text: string) => partsOf(text).flatMap(({ address }) => address ?? []);

  test.each([
    ['Katso https://www.suomi.fi/etusivu.', ['https://www.suomi.fi/etusivu']],
    ['(http://dvv.fi/muutto) ja https://kela.fi/a_(b), heti!', ['http://dvv.fi/muutto', 'https://kela.fi/a_(b)']],
    ['HTTPS://VERO.FI?q=1&r=ä', ['https://vero.fi/?q=1&r=%C3%A4']],
    ['javascript:alert(1) data:text/html,x file:///etc/passwd mailto:a@b.fi //kela.fi www.kela.fi', []],
    ['https://kela.fi@paha.example/ https://user:pw@paha.example', []],
    ['https:// http://?', []],
    ['<a href="https://kela.fi">x</a>', ['https://kela.fi/']],
  ])('in %s', (text, found) => {
    expect(addresses(text)).toEqual(found);
    expect(partsOf(text).map((part) => part.text).join('')).toBe(text);
  });

  test('are found quickly in the worst text', () => {
    const began = process.cpuUsage().user;
    partsOf('https://'.repeat(250));
    partsOf(`https://a.fi/${'.'.repeat(1_900)}`);
    partsOf(`https://a.fi/${')'.repeat(1_900)}`);
    expect(process.cpuUsage().user - began).toBeLessThan(500_000);
  });
});

describe('chat', () => {
  const talk = (people: readonly string[], options = {}) => {
    const room = createTestRoom(people, options);
    const clock = createTestClock();
    const chats = new Map(people.map((who) => [who, createChat({ line: room.line(who), newId: createTestIds(who), now: clock.now })]));
    const seen = (who: string) => chats.get(who)!.messages.get().map(({ author, text }) => `${author}: ${text}`);
    return { room, clock, seen, at: (who: string) => chats.get(who)! };
  };

  test('is heard by all, as plain text of at most 2,000 letters', () => {
    const { room, at, seen } = talk(['advisor', 'expert', 'customer']);
    expect(at('expert').say('  Hei <b>Aino</b>  ')).toBe(true);
    expect(at('expert').say('   ')).toBe(false);
    expect(at('expert').say('x'.repeat(MESSAGE_LIMIT + 1))).toBe(false);
    room.settle();
    for (const who of ['advisor', 'expert', 'customer']) expect(seen(who)).toEqual(['expert: Hei <b>Aino</b>']);
  });

  test('nobody present can be spoken for', () => {
    const { room, seen } = talk(['advisor', 'expert', 'customer']);
    room.line('expert').send('joint-chat', { messages: [{ id: 'X1', author: 'customer', text: 'Suostun', at: 1 }] });
    room.settle();
    expect(seen('advisor')).toEqual([]);
  });

  test('who comes late or loads the page anew reads it all, once', () => {
    const { room, clock, at, seen } = talk(['advisor', 'expert', 'interpreter'], { apart: true });
    room.join('advisor', 'expert');
    at('advisor').say('Ensin');
    clock.pass(5);
    at('expert').say('Sitten');
    room.settle();
    room.cut('advisor', 'expert');
    room.join('advisor', 'interpreter');
    room.settle();
    expect(seen('interpreter')).toEqual(['advisor: Ensin', 'expert: Sitten']);
    room.join('expert', 'interpreter');
    room.join('advisor', 'expert');
    room.settle();
    for (const who of ['advisor', 'expert', 'interpreter']) expect(seen(who)).toEqual(['advisor: Ensin', 'expert: Sitten']);
  });
});

describe('captions', () => {
  const typing = () => {
    const room = createTestRoom(['interpreter', 'customer', 'advisor'], { apart: true });
    room.join('interpreter', 'customer');
    const clock = createTestClock();
    const captions = new Map(['interpreter', 'customer', 'advisor'].map((who) => [who, createCaptions(room.line(who), clock, createTestIds(who))]));
    return { room, clock, at: (who: string) => captions.get(who)! };
  };

  test('grow while they are typed, are ended, and carry their language', () => {
    const { room, clock, at } = typing();
    for (let letters = 1; letters <= 10; letters += 1) {
      at('interpreter').type('Tervetuloa'.slice(0, letters), 'fi');
      clock.pass(20);
    }
    clock.pass(200);
    room.settle();
    expect(at('customer').lines.get()).toMatchObject([{ author: 'interpreter', text: 'Tervetuloa', lang: 'fi', done: false }]);
    expect(room.sent.length).toBeLessThan(8);
    at('interpreter').finish();
    at('interpreter').type('Next', 'en');
    at('interpreter').type('', 'en');
    at('interpreter').finish();
    clock.pass(500);
    room.settle();
    expect(at('customer').lines.get()).toMatchObject([{ text: 'Tervetuloa', lang: 'fi', done: true }]);
    room.join('interpreter', 'advisor');
    room.settle();
    expect(at('advisor').lines.get()).toMatchObject([{ text: 'Tervetuloa' }]);
  });

  test('are not taken in another’s name, and what was under way ends when its writer leaves', () => {
    const { room, clock, at } = typing();
    room.line('customer').send('joint-caption', { id: 'X', author: 'advisor', text: 'Kyllä', lang: 'fi', done: true });
    at('interpreter').type('Kesken', 'fi');
    clock.pass(200);
    room.settle();
    expect(at('interpreter').lines.get().map(({ text }) => text)).toEqual(['Kesken']);
    room.cut('interpreter', 'customer');
    expect(at('customer').lines.get()).toMatchObject([{ text: 'Kesken', done: true }]);
  });
});

test('nothing is left of an ended session, and nothing is answered', async () => {
  const people = ['customer', 'advisor'];
  const room = createTestRoom(people);
  const clock = createTestClock();
  const joints = people.map((who) =>
    createJoint({ line: room.line(who), clock, newId: createTestIds(who), roleOf: (one) => (one === 'customer' ? 'customer' : 'advisor'), form: FORM, onConfirm: () => undefined, open: async () => ({ pages: 1, draw: () => Promise.reject(new PaperError('broken')), close: () => undefined }) }),
  );
  const [customer, advisor] = joints as [(typeof joints)[0], (typeof joints)[0]];
  const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 1, 2, 3]);
  const paper = await advisor.shelf.put(bytes, 'Hakemus.pdf', 'file');
  advisor.view.show(paper);
  advisor.marks.add({ paper, page: 1, kind: 'box', points: [0, 0, 1, 1] });
  advisor.form?.answers.set('name', 'Aino');
  advisor.chat.say('Hei');
  advisor.captions.type('Hei', 'fi');
  advisor.pointers.point({ paper, page: 1, x: 0, y: 0 });
  customer.form?.presence.enter('name');
  clock.pass(300);
  room.settle();
  expect([customer.marks.all.get().length, customer.chat.messages.get().length, customer.captions.lines.get().length, customer.pointers.trails.get().length, customer.form?.answers.values.get()]).toEqual([1, 1, 1, 1, { name: 'Aino' }]);
  for (const joint of joints) joint.end();
  for (const joint of joints) {
    expect(joint.ended.get()).toBe(true);
    expect([joint.shelf.papers, joint.marks.all, joint.chat.messages, joint.captions.lines, joint.pointers.trails].map((cell) => cell.get().length)).toEqual([0, 0, 0, 0, 0]);
    expect(joint.view.view.get()).toBeNull();
    expect(joint.form?.answers.values.get()).toEqual({});
    expect(joint.form?.presence.others.get().size).toBe(0);
  }
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  room.settle();
  const before = room.sent.length;
  for (const kind of ['joint-state', 'joint-piece-ask', 'joint-chat', 'joint-floor']) room.line('customer').send(kind, { id: paper, offset: 0 }, 'advisor');
  room.cut('customer', 'advisor');
  room.join('customer', 'advisor');
  room.settle();
  clock.pass(60_000);
  expect(room.sent.length - before).toBe(4);
});
