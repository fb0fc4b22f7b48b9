// limit: stack|memory|deadline
let v = JSON.parse('['.repeat(400000) + ']'.repeat(400000));
for (;;) v = [v];
