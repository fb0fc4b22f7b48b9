let nan = NaN;
console.log(nan === nan, nan == nan, nan !== nan, nan != nan); // expect: false false true true
console.log(Object.is(nan, NaN)); // expect: true
console.log([nan].includes(nan), [nan].indexOf(nan)); // expect: true -1
console.log(nan < 1, nan > 1, nan <= nan, nan >= nan); // expect: false false false false
