console.log(0 || 'a', '' || null, 1 && 'b', 0 && 'c', null ?? 'd', 0 ?? 'e'); // expect: a null b 0 d 0
console.log(!'', !!'0', !NaN, !{}, !null); // expect: true true true false true
console.log((undefined ?? null) ?? 'last'); // expect: last
