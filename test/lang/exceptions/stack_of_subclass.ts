// As in V8, the trace of an error begins where it was made, not inside the constructors of its class.
class Base extends Error {
  constructor(message: string) {
    super(message);
  }
}
class NotFound extends Base {
  code = 404;
}
function find(): never {
  throw new NotFound('gone');
}
try {
  find();
} catch (e) {
  console.log((e as Error).stack!.split('\n')[1].trim().startsWith('at find (')); // expect: true
}
function helper(): Error {
  const e = new Error('x');
  Error.captureStackTrace(e, helper);
  return e;
}
function caller(): string {
  return helper().stack!.split('\n')[1].trim();
}
console.log(caller().startsWith('at caller (')); // expect: true
