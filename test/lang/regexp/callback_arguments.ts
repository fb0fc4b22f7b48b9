console.log('2024-05-06'.replace(/(\d+)-(\d+)-(?<day>\d+)/, (...args) => JSON.stringify(args.slice(1)))); // expect: ["2024","05","06",0,"2024-05-06",{"day":"06"}]
console.log('ab'.replace(/(x)?b/, (m, x, at, s) => [m, x, at, s].join())); // expect: ab,,1,ab
console.log('aXbX'.replace(/X/g, () => '$&')); // expect: a$&b$&
