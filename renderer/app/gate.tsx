/** From an address to a standing line: enrols the device when it must, and shows the way when it cannot. */
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, useEffect, useState } from 'react';
import { type HubClient, type Line, openPortLine, openSocketLine, socketAddress, type StationClient } from './client.ts';
import { ConnectionProvider } from './connection.tsx';
import { type DeviceKey, forgetDeviceKey, readDeviceKey } from './device-key.ts';
import { enrol, freshPass, isRefusedForGood, takeEnrolCode } from './enrolment.ts';
import { createLineStatus, type LineStatus } from './line-status.ts';
import { fetchPort } from './port.ts';
import { createQueryClient } from './query.ts';
import type { Role } from './role-path.ts';
import { Starting } from './starting.tsx';

// Most starts find the device enrolled.
const EnrolScreen = lazy(async () => ({ default: (await import('./enrol-screen.tsx')).EnrolScreen }));

type Client = StationClient & HubClient;

type Stage =
  | { readonly at: 'start' }
  | { readonly at: 'enrol'; readonly problem: unknown }
  | { readonly at: 'line'; readonly line: Line<Client>; readonly status: LineStatus; readonly turn?: number };

function overSocket(subprotocols: (status: LineStatus) => Promise<string[]>): Stage {
  const status = createLineStatus(Date.now);
  const line = openSocketLine<Client>(socketAddress(location), () => subprotocols(status), status);
  return { at: 'line', line, status };
}

function withKey(key: DeviceKey): Stage {
  return overSocket(async (status) => {
    try {
      return ['onedoor', await freshPass(key)];
    } catch (error) {
      if (isRefusedForGood(error)) status.refused();
      throw error;
    }
  });
}

/** @param again called when the line has ended for good and a new one is to be begun */
async function begin(role: Role, again: () => void): Promise<Stage> {
  if (window.onedoor !== undefined) {
    const status = createLineStatus(Date.now);
    return { at: 'line', line: openPortLine<Client>(await fetchPort(window, window.onedoor), status, again), status };
  }
  // The secret of a ticket's QR code is the phone's only right; it stays in the fragment, which no server sees.
  if (role === 'place') return overSocket(() => Promise.resolve(['onedoor-place', location.hash.slice(1)]));
  const code = takeEnrolCode(window);
  if (code !== null) {
    try {
      return withKey(await enrol(role, code));
    } catch (problem) {
      return { at: 'enrol', problem };
    }
  }
  const key = await readDeviceKey(role);
  return key === null ? { at: 'enrol', problem: null } : withKey(key);
}

/** Shows `children` once a line to the server has been opened; until then what the person has to do. */
export function Gate({ role, children }: { role: Role; children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    let opened: Line<Client> | undefined;
    const start = async () => {
      const next = await begin(role, () => setAttempt((now) => now + 1)).catch((problem: unknown): Stage => ({ at: 'enrol', problem }));
      if (next.at === 'line') opened = next.line;
      if (gone) opened?.close();
      else setStage(next.at === 'line' ? { ...next, turn: attempt } : next);
    };
    void start();
    return () => {
      gone = true;
      opened?.close();
    };
  }, [role, attempt]);

  // A key the server has thrown out is of no use: the screen asks for a new code.
  useEffect(() => {
    if (stage.at !== 'line') return undefined;
    const { line, status } = stage;
    const leave = async () => {
      line.close();
      await forgetDeviceKey(role);
      setStage({ at: 'enrol', problem: null });
    };
    return status.subscribe(() => {
      if (status.read().refused) void leave();
    });
  }, [stage, role]);

  if (stage.at === 'start') return <Starting />;
  if (stage.at === 'enrol') return <EnrolScreen role={role} problem={stage.problem} onEnrolled={(key) => setStage(withKey(key))} />;
  return (
    <QueryClientProvider client={queries}>
      {/* Calls under way belong to the line they were begun on: a new line begins the screens anew. */}
      <ConnectionProvider key={stage.turn} client={stage.line.client} status={stage.status}>
        {children}
      </ConnectionProvider>
    </QueryClientProvider>
  );
}
