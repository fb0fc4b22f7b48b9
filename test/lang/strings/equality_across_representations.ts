const wide = '日a'.slice(1), narrow = 'a';
console.log(wide === narrow, wide.length, ({ a: 1 } as any)[wide], wide + 'b' === 'ab', new Set([wide, narrow]).size); // expect: true 1 1 true 1
