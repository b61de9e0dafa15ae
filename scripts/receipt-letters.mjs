/**
 * `node scripts/receipt-letters.mjs [--check]`: makes the letters of receipts once, from the files of
 * `@fontsource/source-sans-3`: one regular and one bold font that hold Latin with the Sámi letters and Cyrillic
 * together, and the same letters as dots for receipt printers. They are kept in the slice, so that no document has
 * to read, cut or pack a font. With `--check` it only tells whether what is kept is what it would make.
 */
import fontkit from '@pdf-lib/fontkit';
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync, inflateSync } from 'node:zlib';
import { inRoot } from './run.mjs';

const KEPT = inRoot('electron', 'service', 'features', 'payments', 'receipts', 'letters.json');
const WEIGHTS = { regular: 400, bold: 700 };
const PARTS = ['latin', 'latin-ext', 'cyrillic'];

/** Height of a printed letter's line in dots, and where its base line is. */
const DOTS = { height: 30, baseline: 23, size: 25 };
/** Samples along each side of a dot. */
const FINE = 6;

/** Latin of Europe, the letters of all Sámi languages, Cyrillic of Russian and Ukrainian, and the signs of receipts. */
const wanted = (/** @type {number} */ code) =>
  (code >= 0x20 && code <= 0x17f && code !== 0x7f) || [0x1b7, 0x1e4, 0x1e5, 0x1e6, 0x1e7, 0x1e8, 0x1e9, 0x1ee, 0x1ef, 0x292, 0x218, 0x219, 0x21a, 0x21b].includes(code) || (code >= 0x400 && code <= 0x45f) || [0x490, 0x491].includes(code) || [0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x201e, 0x2022, 0x2026, 0x20ac, 0x2116, 0x2212].includes(code);

/** Letters of Skolt Sámi that the files lack: a letter and the caron, raised above its stem by that many units. */
const COMPOSED = new Map([0x1e8, 0x1e9].map((code) => [code, { base: code === 0x1e8 ? 0x4b : 0x6b, mark: 0x2c7, up: 170 }]));

/** The tables of a WOFF file (W3C WOFF 1.0), unpacked. */
function tablesOf(/** @type {Buffer} */ woff) {
  const tables = new Map();
  for (let index = 0; index < woff.readUInt16BE(12); index += 1) {
    const at = 44 + index * 20;
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(at + field));
    const data = woff.subarray(offset, Number(offset) + Number(packed));
    tables.set(woff.toString('latin1', at, at + 4), packed === length ? data : inflateSync(data));
  }
  return tables;
}

const padded = (/** @type {Buffer} */ data) => Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
const checksum = (/** @type {Buffer} */ data) => {
  let sum = 0;
  const whole = padded(data);
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
};

/** An OpenType file of these tables. */
function fontFile(/** @type {Record<string, Buffer>} */ tables) {
  const names = Object.keys(tables).toSorted();
  const power = Math.floor(Math.log2(names.length));
  const head = Buffer.alloc(12 + names.length * 16);
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(names.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(names.length * 16 - 16 * 2 ** power, 10);
  let offset = head.length;
  const bodies = names.map((name, index) => {
    const data = tables[name] ?? Buffer.alloc(0);
    const at = 12 + index * 16;
    head.write(name, at, 'latin1');
    head.writeUInt32BE(checksum(data), at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    offset += padded(data).length;
    return padded(data);
  });
  return Buffer.concat([head, ...bodies]);
}

/** A source file with what is asked of it by glyph. */
function openPart(/** @type {string} */ part, /** @type {number} */ weight) {
  const woff = readFileSync(inRoot('node_modules', '@fontsource', 'source-sans-3', 'files', `source-sans-3-${part}-${weight}-normal.woff`));
  const tables = tablesOf(woff);
  const long = tables.get('head').readInt16BE(50) === 1;
  const loca = tables.get('loca');
  const metrics = tables.get('hhea').readUInt16BE(34);
  const place = (/** @type {number} */ glyph) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  return {
    tables,
    // Unpacked once: of a packed file fontkit unpacks the outlines anew for each glyph.
    font: fontkit.create(fontFile(Object.fromEntries(tables))),
    outline: (/** @type {number} */ glyph) => tables.get('glyf').subarray(place(glyph), place(glyph + 1)),
    advance: (/** @type {number} */ glyph) => tables.get('hmtx').readUInt16BE(Math.min(glyph, metrics - 1) * 4),
    bearing: (/** @type {number} */ glyph) => tables.get('hmtx').readInt16BE(glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2),
  };
}

/** Where a compound outline names its parts: offsets of glyph numbers (OpenType `glyf`). */
function partsOf(/** @type {Buffer} */ outline) {
  const places = [];
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  for (let at = 10, flags = 0x20; (flags & 0x20) !== 0; ) {
    flags = outline.readUInt16BE(at);
    places.push(at + 2);
    at += 4 + ((flags & 0x01) !== 0 ? 4 : 2) + ((flags & 0x08) !== 0 ? 2 : (flags & 0x40) !== 0 ? 4 : (flags & 0x80) !== 0 ? 8 : 0);
  }
  return places;
}

/** The straight lines that an outline's path comes to, in font units. */
function edgesOf(/** @type {any} */ path) {
  /** @type {number[][]} */
  const edges = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const to = (/** @type {number} */ nextX, /** @type {number} */ nextY) => {
    edges.push([x, y, nextX, nextY]);
    [x, y] = [nextX, nextY];
  };
  for (const { command, args } of path.commands) {
    if (command === 'moveTo') [x, y, startX, startY] = [args[0], args[1], args[0], args[1]];
    else if (command === 'lineTo') to(args[0], args[1]);
    else if (command === 'quadraticCurveTo') {
      const [fromX, fromY] = [x, y];
      for (let step = 1; step <= 8; step += 1) {
        const t = step / 8;
        to((1 - t) ** 2 * fromX + 2 * (1 - t) * t * args[0] + t ** 2 * args[2], (1 - t) ** 2 * fromY + 2 * (1 - t) * t * args[1] + t ** 2 * args[3]);
      }
    } else if (command === 'closePath') to(startX, startY);
    else throw new Error(`${command} in a TrueType outline`);
  }
  return edges;
}

/** An outline of two others, the second one moved (OpenType `glyf`, compound). */
function compoundOutline(/** @type {number} */ base, /** @type {number} */ mark, /** @type {{ right: number, up: number }} */ { right, up }, /** @type {any} */ box) {
  const outline = Buffer.alloc(26);
  outline.writeInt16BE(-1, 0);
  [box.minX, box.minY, box.maxX, box.maxY].forEach((/** @type {number} */ edge, index) => outline.writeInt16BE(edge, 2 + index * 2));
  const [wordsAndPlace, more] = [0x0003, 0x0020];
  [wordsAndPlace + more, base, 0, 0, wordsAndPlace, mark, right, up].forEach((word, index) => outline.writeInt16BE(word, 10 + index * 2));
  return outline;
}

/** A letter as dots: its rows one after another, each in whole bytes. A dot is black when most of its samples are inside. */
function dotsOf(/** @type {{ advanceWidth: number, edges: number[][] }} */ glyph, /** @type {number} */ unitsPerEm) {
  const scale = DOTS.size / unitsPerEm;
  const width = Math.max(1, Math.round(glyph.advanceWidth * scale));
  const { edges } = glyph;
  const bytes = Math.ceil(width / 8);
  const rows = Buffer.alloc(bytes * DOTS.height);
  const inside = new Uint8Array(width);
  const turns = new Int8Array(width * FINE + 1);
  for (let row = 0; row < DOTS.height; row += 1) {
    inside.fill(0);
    for (let fine = 0; fine < FINE; fine += 1) {
      const y = (DOTS.baseline - row - (fine + 0.5) / FINE) / scale;
      turns.fill(0);
      for (const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] of edges) {
        if (y1 <= y === y2 <= y) continue;
        const crossing = (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) * scale;
        // The first sample to the right of the crossing.
        const sample = Math.min(width * FINE, Math.max(0, Math.ceil(crossing * FINE - 0.5)));
        turns[sample] += y2 > y1 ? 1 : -1;
      }
      for (let sample = 0, winding = 0; sample < width * FINE; sample += 1) {
        winding += turns[sample] ?? 0;
        if (winding !== 0) inside[Math.floor(sample / FINE)] += 1;
      }
    }
    for (let column = 0; column < width; column += 1) if ((inside[column] ?? 0) * 2 >= FINE * FINE) rows[row * bytes + (column >> 3)] |= 0x80 >> (column & 7);
  }
  return { width, rows };
}

function makeWeight(/** @type {number} */ weight, /** @type {number[]} */ codes) {
  const sources = PARTS.map((part) => openPart(part, weight));
  /** @type {{ part: ReturnType<typeof openPart>, glyph: number, code?: number }[]} */
  const glyphs = [];
  const numbers = new Map();
  const numberOf = (/** @type {ReturnType<typeof openPart>} */ part, /** @type {number} */ glyph) => {
    const key = `${sources.indexOf(part)}:${glyph}`;
    if (!numbers.has(key)) {
      numbers.set(key, glyphs.length);
      glyphs.push({ part, glyph });
    }
    return numbers.get(key);
  };
  const ownerOf = (/** @type {number} */ code) => sources.find((part) => part.font.hasGlyphForCodePoint(code));
  // The sign for what is missing is glyph 0; the characters follow in their order, then the parts they are put together of.
  const [latin] = sources;
  if (latin === undefined) throw new Error('no font');
  numberOf(latin, 0);
  /** A letter put together: its parts, and where the mark goes. */
  const composed = (/** @type {number} */ code) => {
    const recipe = COMPOSED.get(code);
    if (recipe === undefined) return null;
    const [base, mark] = [recipe.base, recipe.mark].map((one) => ({ part: ownerOf(one), glyph: ownerOf(one)?.font.glyphForCodePoint(one) }));
    if (!base?.part || !mark?.part) throw new Error('no parts');
    return { base, mark, right: Math.round((base.glyph.advanceWidth - mark.glyph.advanceWidth) / 2), up: recipe.up };
  };
  const drawnOf = (/** @type {number} */ code) => {
    const parts = composed(code);
    const glyph = ownerOf(code)?.font.glyphForCodePoint(code);
    if (parts === null) return { advanceWidth: glyph.advanceWidth, edges: edgesOf(glyph.path) };
    const { base, mark, right, up } = parts;
    return { advanceWidth: base.glyph.advanceWidth, edges: [...edgesOf(base.glyph.path), ...edgesOf(mark.glyph.path).map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) => [x1 + right, y1 + up, x2 + right, y2 + up])] };
  };
  for (const code of codes) {
    const parts = composed(code);
    if (parts !== null) {
      // Its width and bearing are the base's.
      glyphs.push({ part: parts.base.part ?? latin, glyph: parts.base.glyph.id, code });
      continue;
    }
    const part = ownerOf(code);
    if (part === undefined) throw new Error(`no letter for ${code.toString(16)}`);
    const glyph = part.font.glyphForCodePoint(code).id;
    // Two characters may share a glyph; here each has its own number, so that the number is the character's place.
    glyphs.push({ part, glyph });
  }
  const outlines = [];
  for (let index = 0; index < glyphs.length; index += 1) {
    const { part, glyph, code } = glyphs[index] ?? { part: latin, glyph: 0 };
    const parts = code === undefined ? null : composed(code);
    if (parts !== null) {
      const { base, mark, right, up } = parts;
      const box = { minX: base.glyph.bbox.minX, minY: base.glyph.bbox.minY, maxX: base.glyph.bbox.maxX, maxY: mark.glyph.bbox.maxY + up };
      outlines.push(padded(compoundOutline(numberOf(base.part ?? latin, base.glyph.id), numberOf(mark.part ?? latin, mark.glyph.id), { right, up }, box)));
      continue;
    }
    const outline = Buffer.from(part.outline(glyph));
    for (const place of partsOf(outline)) outline.writeUInt16BE(numberOf(part, outline.readUInt16BE(place)), place);
    outlines.push(padded(outline));
  }
  const count = glyphs.length;
  const [head, hhea, maxp] = ['head', 'hhea', 'maxp'].map((name) => Buffer.from(latin.tables.get(name)));
  if (!head || !hhea || !maxp) throw new Error('no tables');
  const loca = Buffer.alloc((count + 1) * 4);
  let end = 0;
  outlines.forEach((outline, index) => loca.writeUInt32BE((end += outline.length), (index + 1) * 4));
  const hmtx = Buffer.alloc(count * 4);
  glyphs.forEach(({ part, glyph }, index) => {
    hmtx.writeUInt16BE(part.advance(glyph), index * 4);
    hmtx.writeInt16BE(part.bearing(glyph), index * 4 + 2);
  });
  head.writeInt16BE(1, 50);
  head.writeUInt32BE(0, 8);
  hhea.writeUInt16BE(count, 34);
  maxp.writeUInt16BE(count, 4);
  // The largest numbers of any part hold for all.
  for (let at = 6; at < 32; at += 2) maxp.writeUInt16BE(Math.max(...sources.map((part) => part.tables.get('maxp').readUInt16BE(at))), at);
  const file = fontFile({ head, hhea, maxp, hmtx, loca, glyf: Buffer.concat(outlines) });
  const drawn = codes.map((code) => dotsOf(drawnOf(code), latin.font.unitsPerEm));
  return {
    file: deflateSync(file, { level: 9 }).toString('base64'),
    length: file.length,
    widths: codes.map((_, index) => hmtx.readUInt16BE((index + 1) * 4)),
    dotWidths: drawn.map(({ width }) => width),
    dots: deflateSync(Buffer.concat(drawn.map(({ rows }) => rows)), { level: 9 }).toString('base64'),
    metrics: { ascent: latin.font.ascent, descent: latin.font.descent, capHeight: latin.font.capHeight, box: [latin.font.bbox.minX, latin.font.bbox.minY, latin.font.bbox.maxX, latin.font.bbox.maxY] },
  };
}

const part = (/** @type {string} */ name) => openPart(name, WEIGHTS.regular);
const codes = [...new Set([...PARTS.flatMap((name) => part(name).font.characterSet), ...COMPOSED.keys()])].filter(wanted).toSorted((a, b) => a - b);
const made = { unitsPerEm: part('latin').font.unitsPerEm, dotHeight: DOTS.height, characters: String.fromCodePoint(...codes), ...Object.fromEntries(Object.entries(WEIGHTS).map(([name, weight]) => [name, makeWeight(weight, codes)])) };

if (process.argv.includes('--check')) {
  // Another zlib packs the same bytes otherwise: what counts is what comes out.
  const unpacked = (/** @type {any} */ letters) => JSON.stringify(letters, (key, value) => (key === 'file' || key === 'dots' ? inflateSync(Buffer.from(value, 'base64')).toString('base64') : value));
  if (unpacked(JSON.parse(readFileSync(KEPT, 'utf8'))) !== unpacked(made)) {
    process.stderr.write('letters.json is not what the font files make: run node scripts/receipt-letters.mjs\n');
    process.exitCode = 1;
  }
} else writeFileSync(KEPT, `${JSON.stringify(made, null, 1)}\n`.replaceAll(/\[\s+([-\d,\s]+?)\s+\]/g, (_all, numbers) => `[${numbers.replaceAll(/\s+/g, '')}]`));
