// limit: stack|range|memory|deadline
const o = {
  get next() {
    return Object.create(null, Object.getOwnPropertyDescriptors(o));
  },
};
structuredClone(o);
for (;;) {}
