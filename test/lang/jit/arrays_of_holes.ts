// new Array(n) in compiled code: holes, a length, and elements of its own, whatever n is.
function make(n: number): any[] {
  return new Array(n);
}
const kept: any[][] = [];
for (let i = 0; i < 600; i++) kept.push(make(i % 16));
let lengths = 0;
let own = 0;
for (const a of kept) {
  lengths += a.length;
  own += Object.keys(a).length;
}
console.log(lengths, own, 3 in kept[7], kept[12][11]); // expect: 4468 0 false undefined
kept[5][2] = 'x';
kept[5].push(1);
kept[21][4] = 'y';
console.log(kept[5], kept[21], kept[37]); // expect: [ <2 empty items>, 'x', <2 empty items>, 1 ] [ <4 empty items>, 'y' ] [ <5 empty items> ]
for (const n of [-1, 1.5, 4294967296]) {
  try {
    make(n);
  } catch (e) {
    console.log((e as Error).message);
    // expect: Invalid array length
    // expect: Invalid array length
    // expect: Invalid array length
  }
}
console.log(make('3' as any).length, make(100000).length); // expect: 1 100000

// Strings of one character, shared and not, are equal by what is in them.
function count(text: string, c: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const one = text.substring(i, i + 1);
    if (one === c) n++;
    if (one === '\u20ac') n += 100;
    if (one === 'a') n += 1000;
  }
  return n;
}
let n = 0;
const others = ['b', 'bb'.slice(1), String.fromCharCode(98), ['b'].join(''), JSON.parse('"b"')];
for (let i = 0; i < 500; i++) n = count('abcab', others[i % others.length]);
console.log(n, count('a\u20acb\u00e9', '\u00e9'), count('\u20ac'.slice(0, 1), '\u20ac'), count('', '')); // expect: 2002 1101 101 0
