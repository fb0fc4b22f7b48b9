// limit: memory
const bomb = () => { for (let i = 0; i < 10; i++) queueMicrotask(bomb); };
bomb();
