import { current } from './plugin.ts';
export const fromPlugin = () => current();
export let loaded = false;
await 0;
loaded = true;
console.log('waited');
