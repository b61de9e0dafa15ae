import { describe, expect, test } from 'vitest';
import { isKiosk, placeWindows, windowOptions } from '../../../electron/main/policy/windows.ts';
import { WINDOW_KINDS } from '#shared/host.ts';

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const at = { area, preload: '/app/preload.cjs', packaged: true, title: 'OneDoor' };

describe('how windows are made', () => {
  test.each(WINDOW_KINDS.map((kind) => [kind]))('%s has every wall', (kind) => {
    expect(windowOptions(kind, at).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      devTools: false,
      preload: '/app/preload.cjs',
    });
  });

  test('public screens are kiosks whose storage dies with the process; no two kinds share a session', () => {
    expect(WINDOW_KINDS.map(isKiosk)).toEqual([false, true, true]);
    const partitions = WINDOW_KINDS.map((kind) => windowOptions(kind, at).webPreferences.partition);
    expect(new Set(partitions).size).toBe(3);
    expect(partitions.filter((name) => name.startsWith('persist:'))).toEqual(['persist:advisor']);
    for (const kind of ['terminal', 'display'] as const) expect(windowOptions(kind, at)).toMatchObject({ kiosk: true, frame: false, closable: false });
    expect(windowOptions('advisor', at)).not.toHaveProperty('kiosk');
  });

  test('developer tools open only in an unpackaged advisor’s window', () => {
    const open = WINDOW_KINDS.filter((kind) => windowOptions(kind, { ...at, packaged: false }).webPreferences.devTools);
    expect(open).toEqual(['advisor']);
  });

  test('windows are spread over the displays, the last display takes the rest', () => {
    const second = { ...area, x: 1920 };
    expect(placeWindows(['advisor', 'terminal', 'display'], [area, second])).toEqual([
      { kind: 'advisor', area },
      { kind: 'terminal', area: second },
      { kind: 'display', area: second },
    ]);
  });
});
