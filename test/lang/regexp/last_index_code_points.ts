const r = /./gu; r.lastIndex = 0; console.log(r.exec('😀b')![0], r.lastIndex); console.log('😀😀'.replace(/(?:)/gu, '-'), '😀'.split(/(?:)/u).length, '😀'.split(/(?:)/).length);
// expect: 😀 2
// expect: -😀-😀- 1 2
