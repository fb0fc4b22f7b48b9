// Writes vm-assembly/regexp/generated/properties.ts: what \p{...} and case folding of regular expressions need, asked of the
// regular expressions of the Node that runs this script.
// usage: tsx scripts/generate-regexp-tables.ts
//
// Sets are lists of distances, as LEB128: from the end of the last range to the next one, and its length less one.

import { mkdirSync, writeFileSync } from 'node:fs';

const LAST = 0x10ffff;

/** Long name, then aliases. A category is followed by what it unites, if it is no single one. */
const CATEGORIES = [
  'Uppercase_Letter Lu',
  'Lowercase_Letter Ll',
  'Titlecase_Letter Lt',
  'Modifier_Letter Lm',
  'Other_Letter Lo',
  'Nonspacing_Mark Mn',
  'Spacing_Mark Mc',
  'Enclosing_Mark Me',
  'Decimal_Number Nd digit',
  'Letter_Number Nl',
  'Other_Number No',
  'Connector_Punctuation Pc',
  'Dash_Punctuation Pd',
  'Open_Punctuation Ps',
  'Close_Punctuation Pe',
  'Initial_Punctuation Pi',
  'Final_Punctuation Pf',
  'Other_Punctuation Po',
  'Math_Symbol Sm',
  'Currency_Symbol Sc',
  'Modifier_Symbol Sk',
  'Other_Symbol So',
  'Space_Separator Zs',
  'Line_Separator Zl',
  'Paragraph_Separator Zp',
  'Control Cc cntrl',
  'Format Cf',
  'Surrogate Cs',
  'Private_Use Co',
  'Unassigned Cn',
];

/** First and last of the categories above. */
const UNIONS: [string, number, number][] = [
  ['Cased_Letter LC', 0, 2],
  ['Letter L', 0, 4],
  ['Mark M Combining_Mark', 5, 7],
  ['Number N', 8, 10],
  ['Punctuation P punct', 11, 17],
  ['Symbol S', 18, 21],
  ['Separator Z', 22, 24],
  ['Other C', 25, 29],
];

const BINARY =
  'ASCII,ASCII_Hex_Digit AHex,Alphabetic Alpha,Any,Assigned,Bidi_Control Bidi_C,Bidi_Mirrored Bidi_M,Case_Ignorable CI,Cased,' +
  'Changes_When_Casefolded CWCF,Changes_When_Casemapped CWCM,Changes_When_Lowercased CWL,Changes_When_NFKC_Casefolded CWKCF,' +
  'Changes_When_Titlecased CWT,Changes_When_Uppercased CWU,Dash,Default_Ignorable_Code_Point DI,Deprecated Dep,Diacritic Dia,Emoji,' +
  'Emoji_Component EComp,Emoji_Modifier EMod,Emoji_Modifier_Base EBase,Emoji_Presentation EPres,Extended_Pictographic ExtPict,Extender Ext,' +
  'Grapheme_Base Gr_Base,Grapheme_Extend Gr_Ext,Hex_Digit Hex,IDS_Binary_Operator IDSB,IDS_Trinary_Operator IDST,ID_Continue IDC,ID_Start IDS,' +
  'Ideographic Ideo,Join_Control Join_C,Logical_Order_Exception LOE,Lowercase Lower,Math,Noncharacter_Code_Point NChar,' +
  'Pattern_Syntax Pat_Syn,Pattern_White_Space Pat_WS,Quotation_Mark QMark,Radical,Regional_Indicator RI,Sentence_Terminal STerm,' +
  'Soft_Dotted SD,Terminal_Punctuation Term,Unified_Ideograph UIdeo,Uppercase Upper,Variation_Selector VS,White_Space space,' +
  'XID_Continue XIDC,XID_Start XIDS';

// What the standard's PropertyValueAliases lists; an engine that does not know one yet leaves it out.
const SCRIPTS =
  'Adlam Adlm,Ahom,Anatolian_Hieroglyphs Hluw,Arabic Arab,Armenian Armn,Avestan Avst,Balinese Bali,Bamum Bamu,Bassa_Vah Bass,Batak Batk,' +
  'Bengali Beng,Beria_Erfe Berf,Bhaiksuki Bhks,Bopomofo Bopo,Brahmi Brah,Braille Brai,Buginese Bugi,Buhid Buhd,Canadian_Aboriginal Cans,Carian Cari,' +
  'Caucasian_Albanian Aghb,Chakma Cakm,Cham,Cherokee Cher,Chorasmian Chrs,Common Zyyy,Coptic Copt Qaac,Cuneiform Xsux,Cypriot Cprt,Cypro_Minoan Cpmn,' +
  'Cyrillic Cyrl,Deseret Dsrt,Devanagari Deva,Dives_Akuru Diak,Dogra Dogr,Duployan Dupl,Egyptian_Hieroglyphs Egyp,Elbasan Elba,Elymaic Elym,' +
  'Ethiopic Ethi,Garay Gara,Georgian Geor,Glagolitic Glag,Gothic Goth,Grantha Gran,Greek Grek,Gujarati Gujr,Gunjala_Gondi Gong,Gurmukhi Guru,' +
  'Gurung_Khema Gukh,Han Hani,Hangul Hang,Hanifi_Rohingya Rohg,Hanunoo Hano,Hatran Hatr,Hebrew Hebr,Hiragana Hira,Imperial_Aramaic Armi,' +
  'Inherited Zinh Qaai,Inscriptional_Pahlavi Phli,Inscriptional_Parthian Prti,Javanese Java,Kaithi Kthi,Kannada Knda,Katakana Kana,Kawi,Kayah_Li Kali,' +
  'Kharoshthi Khar,Khitan_Small_Script Kits,Khmer Khmr,Khojki Khoj,Khudawadi Sind,Kirat_Rai Krai,Lao Laoo,Latin Latn,Lepcha Lepc,Limbu Limb,' +
  'Linear_A Lina,Linear_B Linb,Lisu,Lycian Lyci,Lydian Lydi,Mahajani Mahj,Makasar Maka,Malayalam Mlym,Mandaic Mand,Manichaean Mani,Marchen Marc,' +
  'Masaram_Gondi Gonm,Medefaidrin Medf,Meetei_Mayek Mtei,Mende_Kikakui Mend,Meroitic_Cursive Merc,Meroitic_Hieroglyphs Mero,Miao Plrd,Modi,' +
  'Mongolian Mong,Mro Mroo,Multani Mult,Myanmar Mymr,Nabataean Nbat,Nag_Mundari Nagm,Nandinagari Nand,New_Tai_Lue Talu,Newa,Nko Nkoo,Nushu Nshu,' +
  'Nyiakeng_Puachue_Hmong Hmnp,Ogham Ogam,Ol_Chiki Olck,Ol_Onal Onao,Old_Hungarian Hung,Old_Italic Ital,Old_North_Arabian Narb,Old_Permic Perm,' +
  'Old_Persian Xpeo,Old_Sogdian Sogo,Old_South_Arabian Sarb,Old_Turkic Orkh,Old_Uyghur Ougr,Oriya Orya,Osage Osge,Osmanya Osma,Pahawh_Hmong Hmng,' +
  'Palmyrene Palm,Pau_Cin_Hau Pauc,Phags_Pa Phag,Phoenician Phnx,Psalter_Pahlavi Phlp,Rejang Rjng,Runic Runr,Samaritan Samr,Saurashtra Saur,' +
  'Sharada Shrd,Shavian Shaw,Siddham Sidd,Sidetic Sidt,SignWriting Sgnw,Sinhala Sinh,Sogdian Sogd,Sora_Sompeng Sora,Soyombo Soyo,Sundanese Sund,' +
  'Sunuwar Sunu,Syloti_Nagri Sylo,Syriac Syrc,Tagalog Tglg,Tagbanwa Tagb,Tai_Le Tale,Tai_Tham Lana,Tai_Viet Tavt,Tai_Yo Tayo,Takri Takr,Tamil Taml,' +
  'Tangsa Tnsa,Tangut Tang,Telugu Telu,Thaana Thaa,Thai,Tibetan Tibt,Tifinagh Tfng,Tirhuta Tirh,Todhri Todr,Tolong_Siki Tols,Toto,Tulu_Tigalari Tutg,' +
  'Ugaritic Ugar,Unknown Zzzz,Vai Vaii,Vithkuqi Vith,Wancho Wcho,Warang_Citi Wara,Yezidi Yezi,Yi Yiii,Zanabazar_Square Zanb';

/** Ranges of the code points that a property has. */
function rangesOf(property: string): [number, number][] {
  const ranges: [number, number][] = [];
  const test = new RegExp(`^\\p{${property}}$`, 'u');
  for (let point = 0; point <= LAST; point++) {
    if (!test.test(String.fromCodePoint(point))) continue;
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  return ranges;
}

function known(property: string): boolean {
  try {
    new RegExp(`\\p{${property}}`, 'u');
    return true;
  } catch {
    return false;
  }
}

function pushNumber(bytes: number[], n: number): void {
  while (n > 127) {
    bytes.push((n & 127) | 128);
    n >>>= 7;
  }
  bytes.push(n);
}

function setBytes(ranges: [number, number][]): number[] {
  const bytes: number[] = [];
  let next = 0;
  for (const [low, high] of ranges) {
    pushNumber(bytes, low - next);
    pushNumber(bytes, high - low);
    next = high + 1;
  }
  return bytes;
}

/** The symmetric difference of two sets. */
function difference(a: [number, number][], b: [number, number][]): [number, number][] {
  const edges = [...a, ...b].flatMap(([low, high]) => [low, high + 1]).sort((x, y) => x - y);
  const ranges: [number, number][] = [];
  for (let i = 0; i < edges.length; i += 2) {
    if (edges[i] === edges[i + 1]) continue;
    const last = ranges.at(-1);
    if (last && last[1] === edges[i] - 1) last[1] = edges[i + 1] - 1;
    else ranges.push([edges[i], edges[i + 1] - 1]);
  }
  return ranges;
}

const data: number[] = [];
const sets = new Map<string, [number, number][]>();

/**
 * One record a set, found by counting: u16 length of what follows, u8 number + 1 of the set among the records of its kind before it that this one is the
 * symmetric difference with (0: none), then the distances.
 */
function record(list: string[], index: number, ranges: [number, number][]): void {
  let best = setBytes(ranges);
  let base = 0;
  for (let i = 0; i < index; i++) {
    const other = sets.get(list[i]);
    if (other === undefined) continue;
    const bytes = setBytes(difference(ranges, other));
    if (bytes.length < best.length) {
      best = bytes;
      base = i + 1;
    }
  }
  data.push((best.length + 1) & 255, (best.length + 1) >> 8, base, ...best);
  sets.set(list[index], ranges);
}

const scripts = SCRIPTS.split(',').filter((names) => known(`Script=${names.split(' ')[0]}`));
const binary = BINARY.split(',');

const starts: Record<string, number> = {};
starts.category = data.length;
const categoryKeys = CATEGORIES.map((names) => `gc=${names}`);
for (const [i, names] of CATEGORIES.entries()) record(categoryKeys, i, rangesOf(`gc=${names.split(' ')[0]}`));
starts.script = data.length;
const scriptKeys = scripts.map((names) => `sc=${names}`);
for (const [i, names] of scripts.entries()) record(scriptKeys, i, rangesOf(`sc=${names.split(' ')[0]}`));
starts.extensions = data.length;
// The difference with the script itself.
scripts.forEach((names, i) => {
  const bytes = setBytes(difference(rangesOf(`scx=${names.split(' ')[0]}`), sets.get(scriptKeys[i])!));
  data.push((bytes.length + 1) & 255, (bytes.length + 1) >> 8, 0, ...bytes);
});
starts.binary = data.length;
for (const [i, names] of binary.entries()) record(binary, i, rangesOf(names.split(' ')[0]));

// Case folding: characters that a regular expression with the flags i and u takes for one another.

const parent = new Map<number, number>();
const find = (point: number): number => {
  const up = parent.get(point);
  return up === undefined || up === point ? point : find(up);
};
for (let point = 0; point <= LAST; point++) {
  if (point >= 0xd800 && point <= 0xdfff) continue;
  const text = String.fromCodePoint(point);
  const others = new Set<number>();
  for (const mapped of [
    text.toLowerCase(),
    text.toUpperCase(),
    text.toUpperCase().toLowerCase(),
    text.toLowerCase().toUpperCase(),
  ]) {
    if ([...mapped].length === 1) others.add(mapped.codePointAt(0)!);
  }
  others.delete(point);
  for (const other of others) {
    if (!new RegExp(`^\\u{${other.toString(16)}}$`, 'iu').test(text)) continue;
    parent.set(find(point), find(other));
  }
}
// Capital letters whose upper case is long, and others that no simple mapping names.
for (const [a, b] of [
  [0x1e9e, 0xdf],
  [0x1fd3, 0x390],
  [0x1fe3, 0x3b0],
  [0xfb05, 0xfb06],
]) {
  if (new RegExp(`^\\u{${b.toString(16)}}$`, 'iu').test(String.fromCodePoint(a))) parent.set(find(a), find(b));
}
const classes = new Map<number, number[]>();
for (const point of [...parent.keys(), ...parent.values()]) {
  const root = find(point);
  const members = classes.get(root) ?? [];
  if (!members.includes(point)) members.push(point);
  classes.set(root, members);
}
const folded: [number, number][] = [];
for (const members of classes.values()) {
  if (members.length < 2) continue;
  // The lower case of most members: distances repeat.
  const lower = members.map((point) => String.fromCodePoint(point).toLowerCase().codePointAt(0)!);
  const canonical =
    members.find((point) => lower.filter((l) => l === point).length * 2 >= members.length) ?? Math.min(...members);
  for (const point of members) if (point !== canonical) folded.push([point, canonical]);
}
folded.sort((a, b) => a[0] - b[0]);
const runs: { start: number; end: number; step: number; delta: number }[] = [];
for (const [point, canonical] of folded) {
  const run = runs.at(-1);
  const delta = canonical - point;
  if (run && run.delta === delta && (point - run.end === run.step || (run.start === run.end && point - run.end <= 2))) {
    run.step = point - run.end;
    run.end = point;
  } else runs.push({ start: point, end: point, step: 1, delta });
}
const foldWords = runs.flatMap(({ start, end, step, delta }) => [
  ((start << 11) | ((end - start) / step)) >>> 0,
  ((delta << 1) | (step - 1)) >>> 0,
]);

// Properties of strings: sequences of emoji. The engine says which candidates it takes.

const STRING_PROPERTIES = [
  'Basic_Emoji',
  'Emoji_Keycap_Sequence',
  'RGI_Emoji_Modifier_Sequence',
  'RGI_Emoji_Flag_Sequence',
  'RGI_Emoji_Tag_Sequence',
  'RGI_Emoji_ZWJ_Sequence',
  'RGI_Emoji',
];

function list(words: number[]): string {
  const lines: string[] = [];
  for (let i = 0; i < words.length; i += 24) lines.push(`  ${words.slice(i, i + 24).join(', ')},`);
  return lines.join('\n');
}

const names = [...CATEGORIES, ...UNIONS.map(([n]) => n)].join(',');
if (UNIONS.some(([, from, to]) => from > to)) throw new Error('a union of categories is empty');

mkdirSync(new URL('../vm-assembly/regexp/generated/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('../vm-assembly/regexp/generated/properties.ts', import.meta.url),
  `// Written by scripts/generate-regexp-tables.ts from Unicode ${process.versions.unicode}.

/** Names of general categories, the single ones first; aliases behind a blank. */
export const categoryNames: usize = memory.data<u8>([
${list([...Buffer.from(`${names},`), 0])}
]);
export const singleCategories: u32 = ${CATEGORIES.length};
/** First and last single category of the others. */
export const categoryUnions: usize = memory.data<u8>([${UNIONS.flatMap(([, from, to]) => [from, to]).join(', ')}]);
export const scriptNames: usize = memory.data<u8>([
${list([...Buffer.from(`${scripts.join(',')},`), 0])}
]);
export const binaryNames: usize = memory.data<u8>([
${list([...Buffer.from(`${binary.join(',')},`), 0])}
]);
/** Where the sets of each kind begin. */
export const categoryStart: u32 = ${starts.category};
export const scriptStart: u32 = ${starts.script};
export const extensionStart: u32 = ${starts.extensions};
export const binaryStart: u32 = ${starts.binary};
/** Sets: u16 length, u8 number + 1 of an earlier set of its kind to differ from, LEB128 distances. */
export const propertySets: usize = memory.data<u8>([
${list(data)}
]);
/** Runs of simple case folding: start << 11 | count - 1, distance << 1 | step - 1. */
export const foldRuns: usize = memory.data<u32>([
${list(foldWords)}
]);
export const foldRunsCount: u32 = ${foldWords.length};
`,
);
/** Names and aliases between commas, for the compiler. */
function nameList(lists: string[]): string {
  const all = lists.flatMap((text) => text.split(' '));
  const lines: string[] = [];
  for (let i = 0; i < all.length; i += 8) lines.push(`  '${all.slice(i, i + 8).join(',')},'`);
  return lines.join(' +\n');
}

writeFileSync(
  new URL('../compiler/syntax/generated/properties.ts', import.meta.url),
  `// Written by scripts/generate-regexp-tables.ts from Unicode ${process.versions.unicode}: names of properties, each between commas.

export const CATEGORIES =
  ',' +
${nameList([...CATEGORIES, ...UNIONS.map(([n]) => n)])};
export const SCRIPTS =
  ',' +
${nameList(scripts)};
export const BINARY_PROPERTIES =
  ',' +
${nameList(binary)};
/** Of strings: with the flag v alone. */
export const STRING_PROPERTIES =
  ',' +
${nameList(STRING_PROPERTIES)};
`,
);
console.log(`${data.length} bytes of sets, ${foldWords.length * 4} of case folding, ${scripts.length} scripts`);
