// limit: deadline
for (let i = 0; ; i++) eval(`(function () { return '${i}'; })()`);
