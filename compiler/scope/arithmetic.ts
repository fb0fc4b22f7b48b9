// Operators on numbers that are known while a program is compiled. `**` is not among them: its last bit may differ from host to host.

/** What a binary operator makes of two numbers; undefined if it is none that folds. */
export function binaryNumber(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return left << right;
    case '>>':
      return left >> right;
    case '>>>':
      return left >>> right;
    default:
      return undefined;
  }
}

/** The same for the operators in front of one number. */
export function unaryNumber(operator: string, value: number): number | undefined {
  switch (operator) {
    case '+':
      return value;
    case '-':
      return -value;
    case '~':
      return ~value;
    default:
      return undefined;
  }
}
