import './other.ts';
console.log('fails');
await 0;
throw new RangeError('late');
