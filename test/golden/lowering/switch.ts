export function kind(value: unknown, flag = true) {
  outer: switch (value) {
    case 'a':
    case 1:
      if (flag) break outer;
      return 'one';
    default:
      return kind;
  }
  return arguments.length;
}
