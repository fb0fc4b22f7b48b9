const bytes = (...values: number[]) => new Uint8Array(values);
const d = new TextDecoder();
const show = (text: string) => JSON.stringify(text);
console.log(d.encoding, d.fatal, d.ignoreBOM, show(d.decode()), show(d.decode(bytes(0x61, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80))));
console.log(show(d.decode(bytes(0xff))), show(d.decode(bytes(0xc3))), show(d.decode(bytes(0xe2, 0x82))), show(d.decode(bytes(0xed, 0xa0, 0x80))), show(d.decode(bytes(0xc0, 0x80))), show(d.decode(bytes(0xf4, 0x90, 0x80, 0x80))), show(d.decode(bytes(0xf0, 0x9f, 0x41))));
console.log(d.decode(bytes(0xef, 0xbb, 0xbf, 0x61)).length, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(0xef, 0xbb, 0xbf, 0x61)).length, d.decode(bytes(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf)).length);
console.log(d.decode(bytes(0x61, 0x62).buffer), d.decode(new DataView(bytes(0x61, 0x62, 0x63).buffer, 1)), d.decode(bytes(0x61, 0x62, 0x63).subarray(1, 2)), d.decode(new Uint16Array([0x6261])));
const fatal = new TextDecoder('utf8', { fatal: true });
console.log(fatal.fatal, show(fatal.decode(bytes(0x61, 0xef, 0xbf, 0xbd))));
for (const bad of [bytes(0xff), bytes(0xc3), bytes(0xe2, 0x82, 0x41), bytes(0xed, 0xa0, 0x80)]) {
  try {
    fatal.decode(bad);
  } catch (e: any) {
    console.log(e.name, e.code, e.message);
  }
}
// in pieces
const pieces = (label: string, all: Uint8Array, size: number) => {
  const decoder = new TextDecoder(label);
  let text = '';
  for (let i = 0; i < all.length; i += size) text += decoder.decode(all.subarray(i, i + size), { stream: true });
  return text + decoder.decode();
};
const text = 'a\u00e9\u20ac\u{1f600}\ufeffz';
const utf8 = new TextEncoder().encode(text);
console.log([1, 2, 3, 4, 5].every((size) => pieces('utf-8', utf8, size) === text));
const units = Uint16Array.from(text, () => 0);
const all: number[] = [];
for (let i = 0; i < text.length; i++) all.push(text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8);
console.log([1, 2, 3, 4, 5].every((size) => pieces('utf-16le', Uint8Array.from(all), size) === text), units.length);
const stream = new TextDecoder();
console.log(show(stream.decode(bytes(0xe2, 0x82), { stream: true })), show(stream.decode(bytes(0x41), { stream: true })), show(stream.decode(bytes(0xf0, 0x9f), { stream: true })), show(stream.decode()));
console.log(stream.decode(bytes(0xef), { stream: true }).length, stream.decode(bytes(0xbb), { stream: true }).length, stream.decode(bytes(0xbf, 0x61)), new TextDecoder('utf-16').encoding);
console.log(show(new TextDecoder('utf-16le').decode(bytes(0x61, 0, 0x3d, 0xd8, 0, 0xde))), show(new TextDecoder('utf-16le').decode(bytes(0x61, 0, 0x62))), show(new TextDecoder('utf-16le').decode(bytes(0, 0xd8, 0x61, 0))));
console.log(show(new TextDecoder('latin1').decode(bytes(0x41, 0xe9, 0xff))), new TextDecoder('ascii').encoding, new TextDecoder(' UTF8 ').encoding, new TextDecoder('Unicode').encoding);
for (const f of [() => new TextDecoder('nope'), () => (TextDecoder as any)(), () => d.decode('x' as any), () => d.decode({} as any)]) {
  try {
    f();
  } catch (e: any) {
    console.log(e.name, e.code);
  }
}
const gone = new Uint8Array(4);
structuredClone(gone, { transfer: [gone.buffer] });
console.log(show(d.decode(gone)));
// expect: utf-8 false false "" "aé€😀"
// expect: "�" "�" "�" "���" "��" "����" "�A"
// expect: 1 2 1
// expect: ab bc b ab
// expect: true "a�"
// expect: TypeError ERR_ENCODING_INVALID_ENCODED_DATA The encoded data was not valid for encoding utf-8
// expect: TypeError ERR_ENCODING_INVALID_ENCODED_DATA The encoded data was not valid for encoding utf-8
// expect: TypeError ERR_ENCODING_INVALID_ENCODED_DATA The encoded data was not valid for encoding utf-8
// expect: TypeError ERR_ENCODING_INVALID_ENCODED_DATA The encoded data was not valid for encoding utf-8
// expect: true
// expect: true 6
// expect: "" "�A" "" "�"
// expect: 0 0 a utf-16le
// expect: "a😀" "a�" "�a"
// expect: "Aéÿ" windows-1252 utf-8 utf-16le
// expect: RangeError ERR_ENCODING_NOT_SUPPORTED
// expect: TypeError undefined
// expect: TypeError ERR_INVALID_ARG_TYPE
// expect: TypeError ERR_INVALID_ARG_TYPE
// expect: ""
