/**
 * Makes the words of a call for machines without a voice: letters, numbers, "number" and "desk" in Finnish,
 * Swedish and English. Needs espeak-ng and oggenc; run it only when the words change: `node assets/sounds/make-words.mjs`.
 * Writes one sound file a language and `words.json`: where in it each word begins and how long it is, in seconds.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'];
const numbers = Array.from({ length: 21 }, (_, value) => String(value));
const said = { fi: { number: 'numero', desk: 'palvelupiste' }, sv: { number: 'nummer', desk: 'servicedisk' }, en: { number: 'number', desk: 'desk' } };
const GAP = 0.1;

/** 16-bit mono samples of a WAV file without the silence at its ends. */
const samplesOf = (wav) => {
  const data = wav.indexOf('data') + 8;
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + data, wav.byteOffset + wav.length - ((wav.length - data) % 2)));
  const loud = (sample) => Math.abs(sample) > 150;
  return samples.slice(samples.findIndex(loud), samples.findLastIndex(loud) + 1);
};

const index = {};
for (const [language, words] of Object.entries(said)) {
  const parts = [];
  let at = 0;
  let rate = 22_050;
  index[language] = {};
  for (const [key, text] of [...letters.map((letter) => [letter, letter]), ...numbers.map((number) => [number, number]), ...Object.entries(words)]) {
    const wav = execFileSync('espeak-ng', ['-v', language === 'en' ? 'en-gb' : language, '-s', '140', '--stdout', text], { maxBuffer: 1e8 });
    rate = wav.readUInt32LE(24);
    const samples = samplesOf(wav);
    index[language][key] = [Math.round(at * 1_000) / 1_000, Math.round((samples.length / rate) * 1_000) / 1_000];
    const gap = new Int16Array(Math.round(GAP * rate));
    parts.push(samples, gap);
    at += (samples.length + gap.length) / rate;
  }
  const raw = join(tmpdir(), `${language}.raw`);
  writeFileSync(raw, Buffer.concat(parts.map((part) => Buffer.from(part.buffer))));
  execFileSync('oggenc', ['-Q', '-r', '-B', '16', '-C', '1', '-R', String(rate), '-q', '2', '--serial', '1', '-o', `assets/sounds/${language}.ogg`, raw]);
  rmSync(raw);
}
writeFileSync('assets/sounds/words.json', `${JSON.stringify(index)}\n`);
console.log(Object.keys(index).map((language) => `${language}: ${readFileSync(`assets/sounds/${language}.ogg`).length} bytes`).join(', '));
