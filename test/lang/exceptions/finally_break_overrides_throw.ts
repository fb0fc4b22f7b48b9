for (let i = 0; i < 3; i++) {
  try { throw new Error('lost'); } finally { if (i === 1) break; else continue; }
}
console.log('after'); // expect: after
