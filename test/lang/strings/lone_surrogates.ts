const lone = 'a\ud800b';
console.log(lone.length, lone.charCodeAt(1).toString(16), lone.isWellFormed(), lone.toWellFormed().charCodeAt(1).toString(16), JSON.stringify(lone), 'ok'.isWellFormed(), '\u{1F600}'.isWellFormed()); // expect: 3 d800 false fffd "a\ud800b" true true
