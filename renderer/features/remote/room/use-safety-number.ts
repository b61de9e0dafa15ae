/** The digits that expert and desk compare, once both are in the room. */
import { useQuery } from '@tanstack/react-query';
import type { Participant } from '#shared/contract/remote/words.ts';

/** Null until an expert and someone of the point have joined. The long-lived keys alone make the number. */
export function useSafetyNumber(roster: readonly Participant[]): readonly string[] | null {
  const expert = roster.find(({ role, key }) => role === 'expert' && key !== null)?.key ?? null;
  const point = roster.find(({ role, key }) => (role === 'customer' || role === 'advisor') && key !== null)?.key ?? null;
  const digits = useQuery({
    queryKey: ['safetyNumber', expert?.voucher.publicKey, point?.voucher.publicKey],
    enabled: expert !== null && point !== null,
    queryFn: async () => {
      const { safetyNumberOf } = await import('../media/session-key.ts');
      return expert === null || point === null ? null : safetyNumberOf(expert, point);
    },
  });
  return digits.data ?? null;
}
