/** Plain words on the screen: one English line and its Finnish pair. */

/**
 * Prints one message in English and Finnish, each on a line of its own.
 *
 * @param {string} en
 * @param {string} fi
 */
export function say(en, fi) {
  process.stdout.write(`${en}\n${fi}\n`);
}

/**
 * Prints what went wrong and what to do about it, to the error stream.
 *
 * @param {string} en
 * @param {string} fi
 * @param {string} [detail] the underlying error, shown as it came
 */
export function complain(en, fi, detail) {
  process.stderr.write(`\n${en}\n${fi}\n${detail === undefined || detail === '' ? '' : `  (${detail})\n`}`);
}

/** A problem that was expected and is already in words that help: shown without a stack. */
export class Problem extends Error {
  /**
   * @param {string} en
   * @param {string} fi
   * @param {string} [detail]
   */
  constructor(en, fi, detail) {
    super(en);
    this.fi = fi;
    this.detail = detail;
  }
}

/**
 * Runs a script's body; a `Problem` is shown plainly and ends the process with code 1, anything else is a bug.
 *
 * @param {() => Promise<number | void>} body answers the exit code, 0 when nothing
 */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    complain(error.message, error.fi, error.detail);
    process.exitCode = 1;
  }
}
