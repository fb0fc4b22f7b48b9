const f = (s: string) => { switch (s) { case 'add': return 1; case 'sub': return 2; case 'mul': return 3; case 'div': return 4; case 'mod': return 5; case 'pow': return 6; default: return 0; } };
console.log(['add', 'pow', 'm' + 'ul', 'none'].map(f).join()); // expect: 1,6,3,0
