import { blake3 } from '@noble/hashes/blake3.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { deflateSync, gunzipSync, gzipSync, inflateSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import LZ from 'lz-string';
import Papa from 'papaparse';

const csv = 'name,age,"quote ""x"""\nAda,36,"multi\nline"\n\nBob,,é\n';
console.log(
  Papa.parse(csv, { header: true, dynamicTyping: true, skipEmptyLines: true }),
  Papa.unparse([
    { a: 1, b: 'x,y' },
    { a: '"q"', b: null },
  ]),
  Papa.parse('a;b\n1;2;3', {}).errors,
);
const text = 'the quick brown fox — '.repeat(40);
for (const [c, d] of [
  [LZ.compress, LZ.decompress],
  [LZ.compressToBase64, LZ.decompressFromBase64],
  [LZ.compressToEncodedURIComponent, LZ.decompressFromEncodedURIComponent],
] as const)
  console.log(c(text).length, d(c(text)) === text);
const bytes = strToU8(text);
const packed = deflateSync(bytes, { level: 9 });
console.log(
  bytes.length,
  packed.length,
  strFromU8(inflateSync(packed)) === text,
  strFromU8(gunzipSync(gzipSync(bytes, { mtime: 0 }))) === text,
  Object.keys(
    unzipSync(zipSync({ 'a.txt': bytes, 'd/b.bin': new Uint8Array([1, 2, 3]) }, { mtime: '2020-01-01T00:00:00' })),
  ),
);
console.log(
  bytesToHex(sha256(utf8ToBytes('abc'))),
  bytesToHex(sha3_256(bytes)),
  bytesToHex(blake3(bytes)),
  bytesToHex(hmac(sha256, utf8ToBytes('key'), utf8ToBytes('msg'))),
  bytesToHex(pbkdf2(sha256, utf8ToBytes('password'), utf8ToBytes('salt'), { c: 32, dkLen: 20 })),
);
