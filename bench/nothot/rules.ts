/** Rules of a tenant, each a function of its own that is called once. */
interface Cart {
  total: number;
  items: number;
  country: string;
  coupon?: string;
}

type Rule = (cart: Cart) => number;

const freeShipping: Rule = ({ total }) => (total >= 50 ? 0 : 5);
const tax: Rule = ({ total, country }) => Math.round(total * (country === 'DE' ? 19 : 21)) / 100;
const bulk: Rule = ({ items, total }) => (items > 10 ? -total * 0.1 : 0);
const coupon: Rule = ({ coupon: code, total }) => {
  switch (code) {
    case 'TEN':
      return -10;
    case 'HALF':
      return -total / 2;
    default:
      return 0;
  }
};
class Limit {
  readonly least: number;
  constructor(least: number) {
    this.least = least;
  }
  apply(sum: number): number {
    return sum < this.least ? this.least : sum;
  }
}

globalThis.__bench = (inner: number): boolean => {
  let right = true;
  for (let i = 0; i < inner; i++) {
    const cart: Cart = { total: 100, items: 12, country: 'DE', coupon: 'TEN' };
    const sum = [freeShipping, tax, bulk, coupon].reduce((all, rule) => all + rule(cart), cart.total);
    right &&= new Limit(20).apply(sum) === 99;
  }
  return right;
};
