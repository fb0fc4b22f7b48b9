// limit: deadline
{
  using resource = {
    [Symbol.dispose]() {
      for (;;) {}
    },
  };
}
