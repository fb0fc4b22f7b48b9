// A bank account as a state machine: each state lists the events it takes; the ledger can be replayed.

type State = 'pending' | 'open' | 'frozen' | 'closed';

type Action =
  | { type: 'activate' }
  | { type: 'deposit'; cents: number }
  | { type: 'withdraw'; cents: number }
  | { type: 'freeze'; reason: string }
  | { type: 'unfreeze' }
  | { type: 'close' };

class TransitionError extends Error {
  override name = 'TransitionError';
}

type Handler<E> = (account: Account, event: E) => State;
type Handlers = { [T in Action['type']]?: Handler<Extract<Action, { type: T }>> };

const MACHINE: Record<State, Handlers> = {
  pending: { activate: () => 'open', close: () => 'closed' },
  open: {
    deposit(account, { cents }) {
      account.book(cents);
      return 'open';
    },
    withdraw(account, { cents }) {
      if (cents > account.balance) throw new TransitionError(`balance ${account.balance} does not cover ${cents}`);
      account.book(-cents);
      return 'open';
    },
    freeze: () => 'frozen',
    close(account) {
      if (account.balance !== 0) throw new TransitionError(`balance is ${account.balance}, not 0`);
      return 'closed';
    },
  },
  frozen: {
    deposit(account, { cents }) {
      account.book(cents);
      return 'frozen';
    },
    unfreeze: () => 'open',
  },
  closed: {},
};

class Account {
  #state: State = 'pending';
  #balance = 0;
  readonly #ledger: Action[] = [];

  constructor(readonly owner: string) {}

  get state(): State {
    return this.#state;
  }
  get balance(): number {
    return this.#balance;
  }
  get ledger(): readonly Action[] {
    return this.#ledger;
  }

  book(cents: number): void {
    this.#balance += cents;
  }

  send(event: Action): this {
    const handler = MACHINE[this.#state][event.type] as Handler<Action> | undefined;
    if (handler === undefined) throw new TransitionError(`${event.type} is not possible while ${this.#state}`);
    this.#state = handler(this, event);
    this.#ledger.push(event);
    return this;
  }

  static replay(owner: string, events: Iterable<Action>): Account {
    const account = new Account(owner);
    for (const event of events) account.send(event);
    return account;
  }
}

const account = new Account('Ada');
const events: Action[] = [
  { type: 'deposit', cents: 100 },
  { type: 'activate' },
  { type: 'deposit', cents: 5000 },
  { type: 'withdraw', cents: 9900 },
  { type: 'withdraw', cents: 1250 },
  { type: 'freeze', reason: 'lost card' },
  { type: 'withdraw', cents: 1 },
  { type: 'deposit', cents: 300 },
  { type: 'unfreeze' },
  { type: 'close' },
  { type: 'withdraw', cents: 4050 },
  { type: 'close' },
  { type: 'activate' },
];

for (const event of events) {
  const { type, ...details } = event;
  const label = `${type} ${Object.values(details).join(' ')}`.trimEnd().padEnd(18);
  try {
    account.send(event);
    console.log(`${label} -> ${account.state}, ${(account.balance / 100).toFixed(2)}`);
  } catch (error) {
    if (!(error instanceof TransitionError)) throw error;
    console.log(`${label} rejected: ${error.message}`);
  }
}

const copy = Account.replay(account.owner, account.ledger);
console.log(`replayed ${copy.ledger.length} events: ${copy.state}, ${copy.balance}`);
