// Dense matrices of doubles: product, transpose, determinant and the solution of a linear system.

class Matrix {
  readonly #cells: number[];

  constructor(
    readonly rows: number,
    readonly columns: number,
    cells: Iterable<number> = new Array<number>(rows * columns).fill(0),
  ) {
    this.#cells = [...cells];
    if (this.#cells.length !== rows * columns)
      throw new RangeError(`${rows}x${columns} needs ${rows * columns} numbers, got ${this.#cells.length}`);
  }

  static of(...rows: number[][]): Matrix {
    return new Matrix(rows.length, rows[0]?.length ?? 0, rows.flat());
  }

  static identity(n: number): Matrix {
    return new Matrix(n, n).map((_, r, c) => (r === c ? 1 : 0));
  }

  at(r: number, c: number): number {
    return this.#cells[r * this.columns + c]!;
  }

  map(f: (value: number, row: number, column: number) => number): Matrix {
    const { columns } = this;
    return new Matrix(
      this.rows,
      columns,
      this.#cells.map((v, i) => f(v, Math.floor(i / columns), i % columns)),
    );
  }

  times(other: Matrix): Matrix {
    if (this.columns !== other.rows)
      throw new RangeError(`cannot multiply ${this.rows}x${this.columns} by ${other.rows}x${other.columns}`);
    return new Matrix(this.rows, other.columns).map((_, r, c) => {
      let sum = 0;
      for (let k = 0; k < this.columns; k++) sum += this.at(r, k) * other.at(k, c);
      return sum;
    });
  }

  get transposed(): Matrix {
    return new Matrix(this.columns, this.rows).map((_, r, c) => this.at(c, r));
  }

  /** Gaussian elimination with partial pivoting; gives the determinant and the solution of `this * x = right`. */
  solve(right: readonly number[]): { determinant: number; x: number[] } {
    const n = this.rows;
    const a = Array.from({ length: n }, (_, r) => [
      ...Array.from({ length: n }, (_, c) => this.at(r, c)),
      right[r] ?? 0,
    ]);
    let determinant = 1;
    for (let k = 0; k < n; k++) {
      let pivot = k;
      for (let r = k + 1; r < n; r++) if (Math.abs(a[r]![k]!) > Math.abs(a[pivot]![k]!)) pivot = r;
      if (a[pivot]![k] === 0) return { determinant: 0, x: [] };
      if (pivot !== k) {
        [a[k], a[pivot]] = [a[pivot]!, a[k]!];
        determinant = -determinant;
      }
      determinant *= a[k]![k]!;
      for (let r = k + 1; r < n; r++) {
        const factor = a[r]![k]! / a[k]![k]!;
        for (let c = k; c <= n; c++) a[r]![c]! -= factor * a[k]![c]!;
      }
    }
    const x = new Array<number>(n).fill(0);
    for (let r = n - 1; r >= 0; r--) {
      let sum = a[r]![n]!;
      for (let c = r + 1; c < n; c++) sum -= a[r]![c]! * x[c]!;
      x[r] = sum / a[r]![r]!;
    }
    return { determinant, x };
  }

  toString(): string {
    const lines: string[] = [];
    for (let r = 0; r < this.rows; r++) {
      const row = Array.from({ length: this.columns }, (_, c) => this.at(r, c).toFixed(1).padStart(7));
      lines.push(`[${row.join('')} ]`);
    }
    return lines.join('\n');
  }
}

const a = Matrix.of([2, 1, -1], [-3, -1, 2], [-2, 1, 2]);
console.log(`a =\n${a}`);
console.log(`a * aT =\n${a.times(a.transposed)}`);
const { determinant, x } = a.solve([8, -11, -3]);
console.log(`det a = ${determinant.toFixed(3)}, x = ${x.map((v) => v.toFixed(3)).join(', ')}`);
console.log(`unchanged by the identity: ${String(a.times(Matrix.identity(3))) === String(a)}`);
try {
  a.times(Matrix.of([1, 2]));
} catch (error) {
  console.log(`${(error as Error).name}: ${(error as Error).message}`);
}
