const secrets = new WeakMap<object, { balance: number }>();
class Account {
  constructor(balance: number) { secrets.set(this, { balance }); }
  deposit(n: number) { secrets.get(this)!.balance += n; return this; }
  get balance() { return secrets.get(this)!.balance; }
}
const accounts = Array.from({ length: 20 }, (_, i) => new Account(i));
for (let round = 0; round < 5; round++) for (const a of accounts) a.deposit(round);
console.log(accounts.map((a) => a.balance).join()); // expect: 10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29
