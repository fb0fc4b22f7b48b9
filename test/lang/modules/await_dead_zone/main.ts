// A function that is called while the module waits meets what is not initialized yet.
function read() {
  return value;
}
Promise.resolve().then(() => {
  try {
    read();
  } catch (error) {
    console.log((error as Error).name);
  }
});
await 0;
await 0;
const value = 1;
console.log(read());
export {};
// expect: ReferenceError
// expect: 1
