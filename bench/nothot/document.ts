/** A document in, a document out: the work is done by built-ins. */
const text = JSON.stringify({
  orders: Array.from({ length: 40 }, (_, i) => ({
    id: i,
    customer: `c${i % 7}`,
    items: [i, i + 1],
    open: i % 3 === 0,
  })),
});

globalThis.__bench = (inner: number): boolean => {
  let length = 0;
  for (let i = 0; i < inner; i++) {
    const { orders } = JSON.parse(text) as { orders: { id: number; customer: string; open: boolean }[] };
    const open = orders.filter((order) => order.open).map(({ id, customer }) => `${customer}/${id}`);
    length += JSON.stringify({ open, count: open.length }).length;
  }
  return length === 129 * inner;
};
