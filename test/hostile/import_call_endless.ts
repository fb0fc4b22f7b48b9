// limit: deadline
async function f(): Promise<void> {
  for (let i = 0; ; i++) await import(`./${i}.ts`).catch(() => {});
}
f();
