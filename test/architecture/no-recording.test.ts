/** A session is never recorded: nothing in the tree that runs names an interface it could be done with. */
import { describe, expect, test } from 'vitest';
import { forbidRecording } from '../../renderer/app/no-recording.ts';
import { recordingIn } from './recording-words.ts';
import { filesBelow, sources, textOf } from './tree.ts';

/** The one file that takes them out of the page has to name them. */
const remover = 'renderer/app/no-recording.ts';

describe('no recording', () => {
  test('no source names what could record', () => {
    const all = [...sources(), ...filesBelow('renderer', /\.html$/)].filter((path) => path !== remover);
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((path) => path.startsWith('renderer/features/remote/media/')).length).toBeGreaterThan(10);
    expect(all.flatMap((path) => recordingIn(textOf(path)).map((found) => `${path}:${found}`))).toEqual([]);
  });

  test('no package that records is among those installed for the program', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => /record|muxer|ffmpeg|screen-capture/i.test(name))).toEqual([]);
  });

  test('a planted file that records is found, line by line', () => {
    const found = recordingIn(textOf('test/architecture/planted/recording/records.ts')).map((finding) => Number(finding.split(':')[0]));
    expect([...new Set(found)]).toEqual([1, 2, 3, 4, 5]);
  });

  test('the page takes them out before anything else', () => {
    const statements = textOf('renderer/main.ts')
      .split('\n')
      .filter((line) => /^\S/.test(line) && !/^(import|\/\/|\/\*|})/.test(line));
    expect(statements[0]).toBe('forbidRecording(globalThis);');
  });

  test('what is taken out is gone, and what cannot be is told', () => {
    class Element {
      captureStream(): void {}
    }
    const page = { MediaRecorder: Object, HTMLMediaElement: Element, Other: Object };
    expect(forbidRecording(page)).toEqual([]);
    expect(Object.keys(page)).toEqual(['HTMLMediaElement', 'Other']);
    expect('captureStream' in new Element()).toBe(false);
    const stubborn = Object.defineProperty({}, 'MediaRecorder', { value: Object, configurable: false });
    expect(forbidRecording(stubborn)).toEqual(['MediaRecorder']);
  });
});
