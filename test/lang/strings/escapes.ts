console.log('\x41\u0042\u{43}\t|\\|\'|\"|\`');
console.log('a\
b');
console.log(JSON.stringify('\b\f\n\r\t\v\0'), '\u{1F600}'.length, '\z');
// expect: ABC	|\|'|"|`
// expect: ab
// expect: "\b\f\n\r\t\u000b\u0000" 2 z
