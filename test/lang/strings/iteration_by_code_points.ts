console.log([...'a\u{1F600}b'].length, [...'\ud83d'].length, [...'\ud83dx\ude00'].length, Array.from('日本').join('-'));
for (const c of 'x\u{1F680}') console.log(c.codePointAt(0)!.toString(16));
// expect: 3 1 3 日-本
// expect: 78
// expect: 1f680
