/** Closure-heavy: a middleware chain, memoised selectors and a small event hub, all made of functions that capture. */
interface Context {
  path: string;
  user: number;
  log: number;
  status: number;
}

type Next = () => void;
type Middleware = (context: Context, next: Next) => void;

function compose(middlewares: Middleware[]): (context: Context) => void {
  return (context) => {
    let last = -1;
    const dispatch = (index: number): void => {
      if (index <= last) throw new Error('next() called twice');
      last = index;
      if (index < middlewares.length) middlewares[index](context, () => dispatch(index + 1));
    };
    dispatch(0);
  };
}

const counter = () => {
  let count = 0;
  return { increment: (by: number) => (count += by), read: () => count };
};

function memoize<A extends number, R>(compute: (argument: A) => R): (argument: A) => R {
  let lastArgument: A | undefined;
  let lastResult: R;
  return (argument) => {
    if (argument !== lastArgument) {
      lastArgument = argument;
      lastResult = compute(argument);
    }
    return lastResult;
  };
}

function createHub<T>() {
  const listeners: ((event: T) => void)[] = [];
  return {
    on(listener: (event: T) => void): () => void {
      listeners.push(listener);
      return () => {
        const index = listeners.indexOf(listener);
        if (index >= 0) listeners.splice(index, 1);
      };
    },
    emit(event: T): void {
      for (const listener of listeners) listener(event);
    },
  };
}

const pipe =
  <T>(...steps: ((value: T) => T)[]) =>
  (value: T): T =>
    steps.reduce((current, step) => step(current), value);

function once(): boolean {
  const requests = counter();
  const app = compose([
    (context, next) => {
      requests.increment(1);
      next();
      context.log += context.status;
    },
    (context, next) => {
      if (context.user % 7 === 0) context.status = 403;
      else next();
    },
    (context, next) => {
      context.status = 404;
      next();
    },
    (context) => {
      if (context.path === '/orders') context.status = 200;
    },
  ]);

  let total = 0;
  for (let i = 0; i < 150; i++) {
    const context: Context = { path: i % 3 === 0 ? '/orders' : '/missing', user: i, log: 0, status: 0 };
    app(context);
    total += context.log;
  }

  const square = memoize((n: number) => n * n);
  const hub = createHub<number>();
  const sum = counter();
  const stops = [1, 2, 3].map((weight) => hub.on((event) => sum.increment(event * weight + square(event >> 2))));
  for (let i = 0; i < 150; i++) hub.emit(i);
  stops[1]();
  for (let i = 0; i < 50; i++) hub.emit(i);

  const add = (by: number) => (value: number) => value + by;
  const scale = (by: number) => (value: number) => value * by;
  const transform = pipe(add(3), scale(2), add(-1), (value: number) => value % 1009);
  let value = 1;
  for (let i = 0; i < 100; i++) value = transform(value);

  return requests.read() === 150 && total === 52010 && sum.read() === 279260 && value === 979;
}

const ROUNDS = 10;

globalThis.__bench = (inner: number): boolean => {
  for (let i = inner * ROUNDS; i > 0; i--) if (!once()) return false;
  return true;
};
