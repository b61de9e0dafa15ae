/** Code page 858 (Latin 1 with the euro sign), which receipt printers have as page 19 of `ESC t`. */
const UPPER =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0';

/** Signs that printers lack and that another sign stands for without loss. */
const SAME: Readonly<Record<string, string>> = { '\u2212': '-', '\u2013': '-', '\u2014': '-', '\u2019': "'", '\u2018': "'", '\u201C': '"', '\u201D': '"', '\u201E': '"', '\u2022': '·', '\u202F': ' ' };

/** `ESC t 19`. */
export const SELECT_CODE_PAGE = [0x1b, 0x74, 19] as const;

/** The bytes of a text, or null when the page lacks one of its characters. */
export const inCodePage = (text: string): number[] | null => {
  const bytes: number[] = [];
  for (const character of text) {
    const sign = SAME[character] ?? character;
    const code = sign.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) bytes.push(code);
    else {
      const upper = UPPER.indexOf(sign);
      if (upper < 0) return null;
      bytes.push(0x80 + upper);
    }
  }
  return bytes;
};

/** The text of bytes of the page. */
export const fromCodePage = (bytes: Iterable<number>): string => Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (UPPER[byte - 0x80] ?? ''))).join('');
