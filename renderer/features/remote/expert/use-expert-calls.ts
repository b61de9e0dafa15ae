/** The room's calls for an expert: at the hub itself, with the browser's own word for the key of this session. */
import { useState } from 'react';
import type { JointForm } from '#shared/contract/remote/form.ts';
import { keyStatement } from '#shared/domain/remote-trust.ts';
import { newUlid, signAsDevice, useHub } from '../../../app/index.ts';
import type { PlaceCalls } from '../room/use-place.ts';

/** What joining tells of the card. */
export interface SessionCard {
  readonly form: JointForm | null;
  readonly needsIdentityCode: boolean;
}

/** @param participantId the place that taking gave */
export function useExpertCalls(participantId: string, role: 'expert' | 'interpreter'): { readonly calls: PlaceCalls; readonly card: SessionCard | null } {
  const { remote } = useHub();
  const [card, setCard] = useState<SessionCard | null>(null);
  const calls: PlaceCalls = {
    join: async (sessionId, { publicKey }) => {
      const voucher = await signAsDevice('expert', keyStatement({ sessionId, participantId, role, publicKey }));
      if (voucher === null) throw new Error('this browser has no key');
      const joined = await remote.join.call({ commandId: newUlid(), sessionId, key: { publicKey, voucher } });
      setCard({ form: joined.form, needsIdentityCode: joined.needsIdentityCode });
      return joined;
    },
    ice: (sessionId) => remote.ice.call({ sessionId }),
    signal: (sessionId, signals) => remote.signal.call({ sessionId, signals }),
    watch: (sessionId, after, signal) => remote.watchSignals.call({ sessionId, after }, { signal }),
  };
  return { calls, card };
}
