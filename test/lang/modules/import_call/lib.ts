import './base.ts';
console.log('lib');
export let value = 1;
export function increment() {
  value++;
}
export default 'default';
