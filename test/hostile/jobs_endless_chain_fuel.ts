// limit: fuel
const next = (): void => {
  Promise.resolve().then(next, next).catch(next).finally(() => {});
};
queueMicrotask(next);
