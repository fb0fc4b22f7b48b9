// limit: memory
for (;;) { try { const hold: any[] = []; for (;;) hold.push(new Array(1000).fill({})); } catch {} }
