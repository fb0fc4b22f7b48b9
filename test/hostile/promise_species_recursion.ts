// limit: stack
class P extends Promise<unknown> {
  constructor(executor: (resolve: (v: unknown) => void, reject: (v: unknown) => void) => void) { super(executor); P.resolve(1).then(() => {}); }
}
P.resolve(1);
