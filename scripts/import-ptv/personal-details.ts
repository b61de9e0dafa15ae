/**
 * Takes people out of the free texts of 2016: the set names officials of that day with their phones and e-mail
 * addresses. They have changed posts, and a card is no place for a person's details. Mailboxes of an office stay.
 */

const WORD = '[A-ZÄÖÅ][a-zäöåé]+(?:-[A-ZÄÖÅ][a-zäöåé]+)?';
const NAME = `${WORD} ${WORD}`;
const TITLE = '(?:[a-zäöA-ZÄÖ-]*(?:päällikkö|johtaja|tarkastaja|koordinaattori|eläinlääkäri|juristi)|Juristi|[Tt]iedottaja|Manager|Director)';

const OWN_MAILBOX = /(?<!neuvonta)\.[a-zåäö]+ ?(?:@|\(at\))/;
const TITLED = new RegExp(`${TITLE},? ${NAME}`);
const NAME_TITLED = new RegExp(`^(?:- )?${NAME}, ?${TITLE}`);
const NAMED = new RegExp(`^(?:- )?${NAME}(?:,|$)`);
const GIVEN_BY = new RegExp(`(?:antaa(?: lisätietoa)?|vastaanottaa|hoitaa) ${NAME}(?=[./])`);
const ONLY_NAME = new RegExp(`^${NAME}(?: \\([^)]*\\))?$`);
const PHONE_NUMBER = /\+\d{2}|\b0\d{1,2}[ -]?\d{3}/;
const PHONE_LINE = /^(?:- )?(?:[Pp]uh|[Pp]\.|[Tt]el|\+\d|0\d{1,2}[ -]\d)/;

const ofPerson = (sentence: string) =>
  OWN_MAILBOX.test(sentence) || TITLED.test(sentence) || NAME_TITLED.test(sentence) || GIVEN_BY.test(sentence) || (NAMED.test(sentence) && PHONE_NUMBER.test(sentence));

/** A line that tells of a person only beside a line that does so by itself: the bare name above, the phone below. */
const besidePerson = (line: string) => line.length < 90 && (NAMED.test(line) || PHONE_LINE.test(line));

function withoutPersonsInBlock(block: string): string {
  const lines = block.split('\n').map((line) => line.trim());
  const kept = lines.map((line) =>
    line
      .split(/(?<=[.!?]) (?=[A-ZÄÖÅ])/)
      .filter((sentence) => !ofPerson(sentence))
      .join(' '),
  );
  const gone = lines.map((line, index) => line !== '' && kept[index] === '');
  for (let pass = 0; pass < 3; pass += 1) {
    for (const [index, line] of lines.entries()) if (besidePerson(line) && (gone[index - 1] || gone[index + 1])) gone[index] = true;
  }
  const rest = kept.filter((_, index) => !gone[index]);
  // A heading with nothing left under it says nothing.
  return rest.length < lines.length && rest.every((line) => line.endsWith(':')) ? '' : rest.join('\n');
}

/** The text without sentences and lines that tell how to reach a person. */
export function withoutPersons(text: string): string {
  const blocks = text.replaceAll('\r\n', '\n').split(/\n\s*\n/);
  const kept = blocks.map(withoutPersonsInBlock);
  if (kept.every((block, index) => block === blocks[index]?.trim())) return text;
  // Where people were named at all, a name may also stand as a paragraph of its own, and a heading over nothing.
  const rest = kept.filter((block) => block.trim() !== '' && !ONLY_NAME.test(block));
  while (rest.at(-1)?.endsWith(':') && !rest.at(-1)?.includes('\n')) rest.pop();
  return rest.join('\n\n');
}
