/** The bank bar code as bars: Code 128 in set C (Finance Finland, bank bar code guide), narrowest bar 1. */

export interface Bars {
  /** Where each bar begins and how wide it is, counted in narrowest bars from the left. */
  bars: { at: number; width: number }[];
  width: number;
}

/** Bars of an even number of digits. The encoder is large and is fetched when the first invoice is printed. */
export const barsOf = async (digits: string): Promise<Bars> => {
  const { default: bwip } = await import('bwip-js/node');
  const [symbol] = bwip.raw('code128', digits, {});
  if (!symbol || !('sbs' in symbol)) throw new Error('the encoder gave no bars');
  const bars: Bars['bars'] = [];
  let at = 0;
  for (const [index, width] of symbol.sbs.entries()) {
    if (index % 2 === 0) bars.push({ at, width });
    at += width;
  }
  return { bars, width: at };
};
