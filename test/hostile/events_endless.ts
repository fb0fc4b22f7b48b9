// limit: deadline|memory|stack|range
const target = new EventTarget();
target.addEventListener('x', () => target.dispatchEvent(new Event('x')));
for (;;) target.dispatchEvent(new Event('x'));
