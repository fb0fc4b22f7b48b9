console.log('state runs');
export let count = 1;
export function increment() {
  count++;
}
