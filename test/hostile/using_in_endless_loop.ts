// limit: deadline
const resource = {
  [Symbol.dispose]() {
    throw 1;
  },
};
for (;;) {
  try {
    using a = resource, b = resource, c = resource;
    throw 2;
  } catch {}
}
