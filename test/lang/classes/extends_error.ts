class AppError extends Error {
  constructor(message: string, public code: number) { super(message); this.name = 'AppError'; }
}
const e = new AppError('bad', 7);
console.log(e instanceof AppError, e instanceof Error, String(e), e.code, e.message); // expect: true true AppError: bad 7 bad
console.log(Object.prototype.toString.call(e), typeof e.stack); // expect: [object Error] string
