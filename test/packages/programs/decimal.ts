import BigNumber from 'bignumber.js';
import Decimal from 'decimal.js';

const x = new Decimal('0.1');
console.log(
  x.plus('0.2').toString(),
  new Decimal(2).sqrt().toString(),
  new Decimal('1e-20').times('123456789.987654321').toFixed(),
  Decimal.acos(-1).toString(),
);
Decimal.set({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN });
console.log(
  Decimal.exp(1).toString(),
  new Decimal(10).ln().toString(),
  new Decimal(3).pow('0.5').toString(),
  new Decimal('-5.5').mod(2).toString(),
  Decimal.sin('1').toString(),
  new Decimal(1).div(3).toString(),
);
console.log(
  new Decimal('123456.789').toExponential(3),
  new Decimal('0xff.8').toString(),
  new Decimal(255.5).toHex(),
  new Decimal('1.23456789').toSD(4).toString(),
  new Decimal(7).toFraction().toString(),
  new Decimal('NaN').toString(),
  Decimal.max(1, '3', 2).toString(),
);
try {
  new Decimal('1x');
} catch (e: any) {
  console.log(e.message);
}
BigNumber.config({ DECIMAL_PLACES: 40, ROUNDING_MODE: 4 });
console.log(
  new BigNumber('1').div('7').toString(),
  new BigNumber('123456789123456789').pow(5).toFormat(),
  new BigNumber(2).sqrt().toFixed(30),
  new BigNumber('ff', 16).toString(2),
  new BigNumber(1e21).toFixed(),
  new BigNumber('1234.5678').toFormat(2),
  new BigNumber(10).modulo(3).toNumber(),
);
let f = new Decimal(1);
for (let i = 1; i <= 40; i++) f = f.times(i);
console.log(f.toFixed(), f.toString());
