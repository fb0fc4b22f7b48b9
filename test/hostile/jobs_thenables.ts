// limit: deadline
class Again { then(resolve: (v: unknown) => void) { resolve(new Again()); } }
Promise.resolve(new Again());
