class Custom extends Error { name = 'Custom'; }
throw new Custom('custom message');
// expect error: Custom: custom message
