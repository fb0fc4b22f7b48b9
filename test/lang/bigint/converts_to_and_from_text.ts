console.log(BigInt('123456789012345678901234567890'), BigInt('  -42\n'), BigInt(''), BigInt('0xff'), BigInt('0b101'), BigInt('0o17')); // expect: 123456789012345678901234567890n -42n 0n 255n 5n 15n
console.log((2n ** 100n).toString(), (2n ** 100n).toString(16), (-255n).toString(2), (10n ** 20n).toString(36), (3n ** 60n).toString(7)); // expect: 1267650600228229401496703205376 10000000000000000000000000 -11111111 l3r41ifs0q5ts 5324522503320055622140514350326441
console.log(`${1n}`, 1n + 'a', String(-5n), 0x1Fn, 1_000n, 5n.toString()); // expect: 1 1a -5 31n 1000n 5
const digits = '9'.repeat(2000);
console.log(BigInt(digits).toString() === digits, BigInt(digits + '1') % 1000007n); // expect: true 759527n
