// limit: fuel
outer: for (;;) {
  for (;;) continue outer;
}
