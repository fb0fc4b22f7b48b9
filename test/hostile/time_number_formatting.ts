// limit: fuel|deadline
for (let i = 0.1; ; i *= 1.0000001) String(i);
