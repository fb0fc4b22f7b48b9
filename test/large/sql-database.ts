// A small relational database: SQL text is tokenized, parsed into a tree, planned against the catalogue and run by
// iterators. Prints what a session of statements gives, errors included.

// Values ------------------------------------------------------------------------------------------------------------

type SqlValue = null | number | string | boolean | bigint;
type Row = readonly SqlValue[];

const enum SqlType {
  Integer = 'INTEGER',
  Real = 'REAL',
  Text = 'TEXT',
  Boolean = 'BOOLEAN',
  Big = 'BIGINT',
}

class SqlError extends Error {
  override name = 'SqlError';
  constructor(
    readonly code: string,
    message: string,
    readonly position = -1,
  ) {
    super(position >= 0 ? `${message} at ${position}` : message);
  }
}

function typeName(v: SqlValue): SqlType | 'NULL' {
  switch (typeof v) {
    case 'number':
      return Number.isInteger(v) ? SqlType.Integer : SqlType.Real;
    case 'string':
      return SqlType.Text;
    case 'boolean':
      return SqlType.Boolean;
    case 'bigint':
      return SqlType.Big;
    default:
      return 'NULL';
  }
}

function compareValues(a: SqlValue, b: SqlValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string' || typeof b === 'string') {
    throw new SqlError('types', `cannot compare ${typeName(a)} with ${typeName(b)}`);
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

function showValue(v: SqlValue): string {
  if (v === null) return 'NULL';
  if (typeof v === 'number' && !Number.isInteger(v)) return String(Math.round(v * 10000) / 10000);
  return String(v);
}

// Tokens ------------------------------------------------------------------------------------------------------------

enum TokenKind {
  Word,
  Quoted,
  Number,
  String,
  Symbol,
  End,
}

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

const SYMBOLS = ['<=', '>=', '<>', '!=', '||', '(', ')', ',', '.', ';', '*', '+', '-', '/', '%', '<', '>', '='] as const;

function* tokenize(sql: string): Generator<Token, void, undefined> {
  let i = 0;
  outer: while (i < sql.length) {
    const c = sql[i];
    if (c === ' ' || c === '\n' || c === '\t') {
      i++;
      continue;
    }
    if (c === '-' && sql[i + 1] === '-') {
      while (i < sql.length && sql[i] !== '\n') i++;
      continue;
    }
    const start = i;
    if (/[A-Za-z_]/.test(c)) {
      while (i < sql.length && /\w/.test(sql[i])) i++;
      yield { kind: TokenKind.Word, text: sql.slice(start, i), at: start };
      continue;
    }
    if (c >= '0' && c <= '9') {
      const match = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?n?/.exec(sql.slice(i))!;
      i += match[0].length;
      yield { kind: TokenKind.Number, text: match[0], at: start };
      continue;
    }
    if (c === "'" || c === '"') {
      let text = '';
      for (i++; ; i++) {
        if (i >= sql.length) throw new SqlError('syntax', 'unterminated string', start);
        if (sql[i] !== c) text += sql[i];
        else if (sql[i + 1] === c) text += sql[++i];
        else break;
      }
      i++;
      yield { kind: c === "'" ? TokenKind.String : TokenKind.Quoted, text, at: start };
      continue;
    }
    for (const symbol of SYMBOLS) {
      if (sql.startsWith(symbol, i)) {
        i += symbol.length;
        yield { kind: TokenKind.Symbol, text: symbol, at: start };
        continue outer;
      }
    }
    throw new SqlError('syntax', `unexpected character ${JSON.stringify(c)}`, i);
  }
  yield { kind: TokenKind.End, text: 'end of statement', at: sql.length };
}

// Trees -------------------------------------------------------------------------------------------------------------

type Expr =
  | { type: 'literal'; value: SqlValue }
  | { type: 'column'; table: string | null; name: string; at: number }
  | { type: 'unary'; op: 'NOT' | '-'; operand: Expr }
  | { type: 'binary'; op: BinaryOp; left: Expr; right: Expr }
  | { type: 'between'; value: Expr; low: Expr; high: Expr; negated: boolean }
  | { type: 'in'; value: Expr; items: Expr[] | SelectStatement; negated: boolean }
  | { type: 'isNull'; value: Expr; negated: boolean }
  | { type: 'like'; value: Expr; pattern: Expr; negated: boolean }
  | { type: 'call'; name: string; args: Expr[]; distinct: boolean; star: boolean; at: number }
  | { type: 'case'; subject: Expr | null; branches: { when: Expr; then: Expr }[]; otherwise: Expr | null }
  | { type: 'subquery'; select: SelectStatement }
  | { type: 'exists'; select: SelectStatement };

type BinaryOp = 'OR' | 'AND' | '=' | '<>' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '||';

interface SelectItem {
  expr: Expr | null;
  table: string | null;
  alias: string | null;
}

type Source =
  | { type: 'table'; name: string; alias: string; at: number }
  | { type: 'derived'; select: SelectStatement; alias: string }
  | { type: 'join'; kind: 'inner' | 'left' | 'cross'; left: Source; right: Source; on: Expr | null };

interface SelectStatement {
  type: 'select';
  distinct: boolean;
  items: SelectItem[];
  from: Source | null;
  where: Expr | null;
  groupBy: Expr[];
  having: Expr | null;
  orderBy: { expr: Expr; descending: boolean }[];
  limit: number | null;
  offset: number;
  union: { all: boolean; select: SelectStatement } | null;
}

interface ColumnDefinition {
  name: string;
  type: SqlType;
  notNull: boolean;
  primaryKey: boolean;
  unique: boolean;
  defaultValue: Expr | null;
}

type Statement =
  | SelectStatement
  | { type: 'create'; name: string; columns: ColumnDefinition[]; ifNotExists: boolean }
  | { type: 'index'; name: string; table: string; column: string; unique: boolean }
  | { type: 'drop'; name: string; ifExists: boolean }
  | { type: 'insert'; table: string; columns: string[] | null; rows: Expr[][] | SelectStatement }
  | { type: 'update'; table: string; sets: { column: string; expr: Expr }[]; where: Expr | null }
  | { type: 'delete'; table: string; where: Expr | null }
  | { type: 'transaction'; action: 'begin' | 'commit' | 'rollback' }
  | { type: 'explain'; statement: SelectStatement };

// Parser ------------------------------------------------------------------------------------------------------------

const RESERVED = new Set(
  'SELECT FROM WHERE GROUP HAVING ORDER LIMIT OFFSET UNION JOIN LEFT INNER CROSS ON AND OR NOT AS BY IN IS LIKE BETWEEN CASE WHEN THEN ELSE END SET VALUES'.split(
    ' ',
  ),
);

const PRECEDENCE: Record<string, number> = {
  OR: 1,
  AND: 2,
  '=': 4,
  '<>': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '||': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};

class Parser {
  readonly #tokens: Token[];
  #at = 0;

  constructor(sql: string) {
    this.#tokens = [...tokenize(sql)];
  }

  get #token(): Token {
    return this.#tokens[this.#at];
  }

  #is(text: string): boolean {
    const { kind, text: found } = this.#token;
    return (kind === TokenKind.Symbol && found === text) || (kind === TokenKind.Word && found.toUpperCase() === text);
  }

  #eat(...texts: string[]): boolean {
    const start = this.#at;
    for (const text of texts) {
      if (!this.#is(text)) {
        this.#at = start;
        return false;
      }
      this.#at++;
    }
    return true;
  }

  #expect(text: string): void {
    if (!this.#eat(text)) this.#fail(`expected ${text}`);
  }

  #fail(what: string): never {
    throw new SqlError('syntax', `${what}, found ${this.#token.text}`, this.#token.at);
  }

  #name(): string {
    const { kind, text } = this.#token;
    if (kind === TokenKind.Quoted || (kind === TokenKind.Word && !RESERVED.has(text.toUpperCase()))) {
      this.#at++;
      return kind === TokenKind.Quoted ? text : text.toLowerCase();
    }
    return this.#fail('expected a name');
  }

  #list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.#eat(',')) items.push(item());
    return items;
  }

  statements(): Statement[] {
    const result: Statement[] = [];
    while (this.#token.kind !== TokenKind.End) {
      if (this.#eat(';')) continue;
      result.push(this.#statement());
      if ((this.#token as Token).kind !== TokenKind.End) this.#expect(';');
    }
    return result;
  }

  #statement(): Statement {
    if (this.#is('SELECT')) return this.#select();
    if (this.#eat('EXPLAIN')) return { type: 'explain', statement: this.#select() };
    if (this.#eat('BEGIN')) return { type: 'transaction', action: 'begin' };
    if (this.#eat('COMMIT')) return { type: 'transaction', action: 'commit' };
    if (this.#eat('ROLLBACK')) return { type: 'transaction', action: 'rollback' };
    if (this.#eat('CREATE', 'TABLE')) return this.#create();
    if (this.#eat('CREATE', 'UNIQUE', 'INDEX')) return this.#index(true);
    if (this.#eat('CREATE', 'INDEX')) return this.#index(false);
    if (this.#eat('DROP', 'TABLE')) {
      const ifExists = this.#eat('IF', 'EXISTS');
      return { type: 'drop', name: this.#name(), ifExists };
    }
    if (this.#eat('INSERT', 'INTO')) return this.#insert();
    if (this.#eat('UPDATE')) {
      const table = this.#name();
      this.#expect('SET');
      const sets = this.#list(() => {
        const column = this.#name();
        this.#expect('=');
        return { column, expr: this.#expression() };
      });
      return { type: 'update', table, sets, where: this.#eat('WHERE') ? this.#expression() : null };
    }
    if (this.#eat('DELETE', 'FROM')) {
      return { type: 'delete', table: this.#name(), where: this.#eat('WHERE') ? this.#expression() : null };
    }
    return this.#fail('expected a statement');
  }

  #create(): Statement {
    const ifNotExists = this.#eat('IF', 'NOT', 'EXISTS');
    const name = this.#name();
    this.#expect('(');
    const columns = this.#list(() => this.#column());
    this.#expect(')');
    return { type: 'create', name, columns, ifNotExists };
  }

  #column(): ColumnDefinition {
    const name = this.#name();
    const type = this.#token.text.toUpperCase() as SqlType;
    if (![SqlType.Integer, SqlType.Real, SqlType.Text, SqlType.Boolean, SqlType.Big].includes(type)) this.#fail('expected a type');
    this.#at++;
    const column: ColumnDefinition = { name, type, notNull: false, primaryKey: false, unique: false, defaultValue: null };
    for (;;) {
      if (this.#eat('NOT', 'NULL')) column.notNull = true;
      else if (this.#eat('PRIMARY', 'KEY')) column.primaryKey = column.notNull = column.unique = true;
      else if (this.#eat('UNIQUE')) column.unique = true;
      else if (this.#eat('DEFAULT')) column.defaultValue = this.#primary();
      else return column;
    }
  }

  #index(unique: boolean): Statement {
    const name = this.#name();
    this.#expect('ON');
    const table = this.#name();
    this.#expect('(');
    const column = this.#name();
    this.#expect(')');
    return { type: 'index', name, table, column, unique };
  }

  #insert(): Statement {
    const table = this.#name();
    let columns: string[] | null = null;
    if (this.#eat('(')) {
      columns = this.#list(() => this.#name());
      this.#expect(')');
    }
    if (this.#is('SELECT')) return { type: 'insert', table, columns, rows: this.#select() };
    this.#expect('VALUES');
    const rows = this.#list(() => {
      this.#expect('(');
      const values = this.#list(() => this.#expression());
      this.#expect(')');
      return values;
    });
    return { type: 'insert', table, columns, rows };
  }

  #select(): SelectStatement {
    this.#expect('SELECT');
    const distinct = this.#eat('DISTINCT');
    const items = this.#list(() => this.#selectItem());
    const from = this.#eat('FROM') ? this.#source() : null;
    const where = this.#eat('WHERE') ? this.#expression() : null;
    const groupBy = this.#eat('GROUP', 'BY') ? this.#list(() => this.#expression()) : [];
    const having = this.#eat('HAVING') ? this.#expression() : null;
    const select: SelectStatement = { type: 'select', distinct, items, from, where, groupBy, having, orderBy: [], limit: null, offset: 0, union: null };
    if (this.#eat('UNION')) {
      const all = this.#eat('ALL');
      select.union = { all, select: this.#select() };
      // What follows the last part belongs to the whole.
      const last = select.union.select;
      [select.orderBy, select.limit, select.offset] = [last.orderBy, last.limit, last.offset];
      [last.orderBy, last.limit, last.offset] = [[], null, 0];
      return select;
    }
    if (this.#eat('ORDER', 'BY')) {
      select.orderBy = this.#list(() => {
        const expr = this.#expression();
        const descending = this.#eat('DESC');
        if (!descending) this.#eat('ASC');
        return { expr, descending };
      });
    }
    if (this.#eat('LIMIT')) select.limit = this.#count();
    if (this.#eat('OFFSET')) select.offset = this.#count();
    return select;
  }

  #count(): number {
    if (this.#token.kind !== TokenKind.Number) this.#fail('expected a number');
    return Number(this.#tokens[this.#at++].text);
  }

  #selectItem(): SelectItem {
    if (this.#eat('*')) return { expr: null, table: null, alias: null };
    const start = this.#at;
    if (this.#token.kind === TokenKind.Word && !RESERVED.has(this.#token.text.toUpperCase())) {
      const table = this.#name();
      if (this.#eat('.', '*')) return { expr: null, table, alias: null };
      this.#at = start;
    }
    const expr = this.#expression();
    const named = this.#eat('AS') || this.#token.kind === TokenKind.Quoted || (this.#token.kind === TokenKind.Word && !RESERVED.has(this.#token.text.toUpperCase()));
    return { expr, table: null, alias: named ? this.#name() : null };
  }

  #source(): Source {
    let left = this.#simpleSource();
    for (;;) {
      let kind: 'inner' | 'left' | 'cross';
      if (this.#eat(',') || this.#eat('CROSS', 'JOIN')) kind = 'cross';
      else if (this.#eat('LEFT', 'JOIN') || this.#eat('LEFT', 'OUTER', 'JOIN')) kind = 'left';
      else if (this.#eat('JOIN') || this.#eat('INNER', 'JOIN')) kind = 'inner';
      else return left;
      const right = this.#simpleSource();
      let on: Expr | null = null;
      if (kind !== 'cross') {
        this.#expect('ON');
        on = this.#expression();
      }
      left = { type: 'join', kind, left, right, on };
    }
  }

  #simpleSource(): Source {
    if (this.#eat('(')) {
      const select = this.#select();
      this.#expect(')');
      this.#eat('AS');
      return { type: 'derived', select, alias: this.#name() };
    }
    const at = this.#token.at;
    const name = this.#name();
    const aliased = this.#eat('AS') || (this.#token.kind === TokenKind.Word && !RESERVED.has(this.#token.text.toUpperCase()));
    return { type: 'table', name, alias: aliased ? this.#name() : name, at };
  }

  #expression(minimum = 1): Expr {
    let left: Expr;
    if (minimum <= 3 && this.#is('NOT') && !this.#is('EXISTS')) {
      this.#at++;
      left = { type: 'unary', op: 'NOT', operand: this.#expression(3) };
    } else left = this.#primary();
    for (;;) {
      const op = this.#token.text.toUpperCase();
      if (this.#token.kind !== TokenKind.Symbol && this.#token.kind !== TokenKind.Word) return left;
      const precedence = PRECEDENCE[op];
      if (precedence !== undefined) {
        if (precedence < minimum) return left;
        this.#at++;
        const right = this.#expression(precedence + 1);
        left = { type: 'binary', op: (op === '!=' ? '<>' : op) as BinaryOp, left, right };
        continue;
      }
      if (minimum > 4) return left;
      const start = this.#at;
      const negated = this.#eat('NOT');
      if (this.#eat('BETWEEN')) {
        const low = this.#expression(5);
        this.#expect('AND');
        left = { type: 'between', value: left, low, high: this.#expression(5), negated };
      } else if (this.#eat('IN')) {
        this.#expect('(');
        const items = this.#is('SELECT') ? this.#select() : this.#list(() => this.#expression());
        this.#expect(')');
        left = { type: 'in', value: left, items, negated };
      } else if (this.#eat('LIKE')) {
        left = { type: 'like', value: left, pattern: this.#expression(5), negated };
      } else if (!negated && this.#eat('IS')) {
        const not = this.#eat('NOT');
        this.#expect('NULL');
        left = { type: 'isNull', value: left, negated: not };
      } else {
        this.#at = start;
        return left;
      }
    }
  }

  #primary(): Expr {
    const { kind, text, at } = this.#token;
    switch (kind) {
      case TokenKind.Number:
        this.#at++;
        return { type: 'literal', value: text.endsWith('n') ? BigInt(text.slice(0, -1)) : Number(text) };
      case TokenKind.String:
        this.#at++;
        return { type: 'literal', value: text };
      case TokenKind.Symbol:
        if (this.#eat('-')) return { type: 'unary', op: '-', operand: this.#expression(8) };
        if (this.#eat('(')) {
          if (this.#is('SELECT')) {
            const select = this.#select();
            this.#expect(')');
            return { type: 'subquery', select };
          }
          const inner = this.#expression();
          this.#expect(')');
          return inner;
        }
        return this.#fail('expected an expression');
      default:
        break;
    }
    if (this.#eat('NULL')) return { type: 'literal', value: null };
    if (this.#eat('TRUE')) return { type: 'literal', value: true };
    if (this.#eat('FALSE')) return { type: 'literal', value: false };
    if (this.#eat('EXISTS')) {
      this.#expect('(');
      const select = this.#select();
      this.#expect(')');
      return { type: 'exists', select };
    }
    if (this.#eat('CASE')) return this.#case();
    const name = this.#name();
    if (this.#eat('(')) {
      if (this.#eat('*')) {
        this.#expect(')');
        return { type: 'call', name: name.toUpperCase(), args: [], distinct: false, star: true, at };
      }
      if (this.#eat(')')) return { type: 'call', name: name.toUpperCase(), args: [], distinct: false, star: false, at };
      const distinct = this.#eat('DISTINCT');
      const args = this.#list(() => this.#expression());
      this.#expect(')');
      return { type: 'call', name: name.toUpperCase(), args, distinct, star: false, at };
    }
    if (this.#eat('.')) return { type: 'column', table: name, name: this.#name(), at };
    return { type: 'column', table: null, name, at };
  }

  #case(): Expr {
    const subject = this.#is('WHEN') ? null : this.#expression();
    const branches: { when: Expr; then: Expr }[] = [];
    while (this.#eat('WHEN')) {
      const when = this.#expression();
      this.#expect('THEN');
      branches.push({ when, then: this.#expression() });
    }
    const otherwise = this.#eat('ELSE') ? this.#expression() : null;
    this.#expect('END');
    return { type: 'case', subject, branches, otherwise };
  }
}

// Storage -----------------------------------------------------------------------------------------------------------

interface Column {
  readonly table: string;
  readonly name: string;
  /** Found by its qualified name only. */
  readonly hidden?: boolean;
}

abstract class Index {
  constructor(
    readonly name: string,
    readonly column: number,
    readonly unique: boolean,
  ) {}
  abstract add(key: SqlValue, id: number): void;
  abstract remove(key: SqlValue, id: number): void;
  abstract find(key: SqlValue): Iterable<number>;
  abstract get size(): number;
}

class HashIndex extends Index {
  readonly #entries = new Map<SqlValue, Set<number>>();

  override add(key: SqlValue, id: number): void {
    if (key === null) return;
    const ids = this.#entries.get(key);
    if (ids === undefined) this.#entries.set(key, new Set([id]));
    else if (this.unique) throw new SqlError('unique', `duplicate key ${showValue(key)} in ${this.name}`);
    else ids.add(id);
  }

  override remove(key: SqlValue, id: number): void {
    const ids = this.#entries.get(key);
    ids?.delete(id);
    if (ids?.size === 0) this.#entries.delete(key);
  }

  override find(key: SqlValue): Iterable<number> {
    return this.#entries.get(key) ?? [];
  }

  override get size(): number {
    return this.#entries.size;
  }
}

class Table {
  readonly rows = new Map<number, Row>();
  readonly indexes: Index[] = [];
  #nextId = 1;

  constructor(
    readonly name: string,
    readonly columns: readonly ColumnDefinition[],
  ) {
    columns.forEach((column, i) => {
      if (column.unique) this.indexes.push(new HashIndex(`${name}_${column.name}_key`, i, true));
    });
  }

  columnIndex(name: string): number {
    const i = this.columns.findIndex((column) => column.name === name);
    if (i < 0) throw new SqlError('column', `table ${this.name} has no column ${name}`);
    return i;
  }

  check(values: SqlValue[]): Row {
    return values.map((v, i) => {
      const { name, type, notNull } = this.columns[i];
      if (v === null) {
        if (notNull) throw new SqlError('null', `${this.name}.${name} must not be NULL`);
        return null;
      }
      const actual = typeName(v);
      if (actual === type || (type === SqlType.Real && actual === SqlType.Integer)) return v;
      if (type === SqlType.Big && actual === SqlType.Integer) return BigInt(v as number);
      throw new SqlError('types', `${this.name}.${name} is ${type}, not ${actual}`);
    });
  }

  insert(row: Row, id = this.#nextId++): number {
    const done: Index[] = [];
    try {
      for (const index of this.indexes) {
        index.add(row[index.column], id);
        done.push(index);
      }
    } catch (error) {
      for (const index of done) index.remove(row[index.column], id);
      throw error;
    }
    this.rows.set(id, row);
    return id;
  }

  remove(id: number): Row {
    const row = this.rows.get(id)!;
    for (const index of this.indexes) index.remove(row[index.column], id);
    this.rows.delete(id);
    return row;
  }
}

// Plans -------------------------------------------------------------------------------------------------------------

class Scope {
  constructor(
    readonly columns: readonly Column[],
    readonly parent: Scope | null = null,
  ) {}

  /** How far out, and which column there. */
  resolve(table: string | null, name: string, at: number): [number, number] {
    let depth = 0;
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent, depth++) {
      const found = scope.columns.flatMap((c, i) => (c.name === name && (table === null ? !c.hidden : c.table === table) ? [i] : []));
      if (found.length > 1) throw new SqlError('ambiguous', `column ${name} is ambiguous`, at);
      if (found.length === 1) return [depth, found[0]];
    }
    throw new SqlError('column', `there is no column ${table === null ? name : `${table}.${name}`}`, at);
  }
}

interface Frame {
  readonly row: Row;
  readonly group: readonly Row[] | null;
  readonly parent: Frame | null;
}

type Evaluate = (frame: Frame) => SqlValue;

interface Plan {
  readonly columns: readonly Column[];
  run(parent: Frame | null): Iterable<Row>;
  explain(): string[];
}

const indent = (lines: string[]): string[] => lines.map((line) => `  ${line}`);

class Materialized implements Plan {
  constructor(
    readonly columns: readonly Column[],
    private readonly rows: readonly Row[],
  ) {}
  run(): Iterable<Row> {
    return this.rows;
  }
  explain(): string[] {
    return [`values (${this.rows.length})`];
  }
}

class TableScan implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly table: Table,
    private readonly alias: string,
  ) {
    this.columns = table.columns.map(({ name }) => ({ table: alias, name }));
  }
  run(): Iterable<Row> {
    return this.table.rows.values();
  }
  explain(): string[] {
    return [`scan ${this.table.name}${this.alias === this.table.name ? '' : ` as ${this.alias}`}`];
  }
}

class IndexLookup implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly table: Table,
    alias: string,
    private readonly index: Index,
    private readonly key: Evaluate,
  ) {
    this.columns = table.columns.map(({ name }) => ({ table: alias, name }));
  }
  *run(parent: Frame | null): Iterable<Row> {
    const key = this.key({ row: [], group: null, parent });
    for (const id of this.index.find(key)) yield this.table.rows.get(id)!;
  }
  explain(): string[] {
    return [`lookup ${this.table.name} by ${this.index.name}`];
  }
}

class Filter implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly input: Plan,
    private readonly condition: Evaluate,
  ) {
    this.columns = input.columns;
  }
  *run(parent: Frame | null): Iterable<Row> {
    for (const row of this.input.run(parent)) {
      if (this.condition({ row, group: null, parent }) === true) yield row;
    }
  }
  explain(): string[] {
    return ['filter', ...indent(this.input.explain())];
  }
}

class NestedLoopJoin implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly left: Plan,
    private readonly right: Plan,
    private readonly on: Evaluate | null,
    private readonly outer: boolean,
  ) {
    this.columns = [...left.columns, ...right.columns];
  }
  *run(parent: Frame | null): Iterable<Row> {
    const inner = [...this.right.run(parent)];
    const nothing: Row = this.right.columns.map(() => null);
    for (const left of this.left.run(parent)) {
      let matched = false;
      for (const right of inner) {
        const row = [...left, ...right];
        if (this.on !== null && this.on({ row, group: null, parent }) !== true) continue;
        matched = true;
        yield row;
      }
      if (!matched && this.outer) yield [...left, ...nothing];
    }
  }
  explain(): string[] {
    const title = this.outer ? 'left join' : this.on === null ? 'cross join' : 'join';
    return [`${title} (nested loop)`, ...indent(this.left.explain()), ...indent(this.right.explain())];
  }
}

class HashJoin implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly left: Plan,
    private readonly right: Plan,
    private readonly leftKey: Evaluate,
    private readonly rightKey: Evaluate,
    private readonly outer: boolean,
  ) {
    this.columns = [...left.columns, ...right.columns];
  }
  *run(parent: Frame | null): Iterable<Row> {
    const buckets = new Map<SqlValue, Row[]>();
    for (const row of this.right.run(parent)) {
      const key = this.rightKey({ row, group: null, parent });
      if (key === null) continue;
      const bucket = buckets.get(key);
      if (bucket) bucket.push(row);
      else buckets.set(key, [row]);
    }
    const nothing: Row = this.right.columns.map(() => null);
    for (const left of this.left.run(parent)) {
      const matches = buckets.get(this.leftKey({ row: left, group: null, parent }));
      if (matches !== undefined) for (const right of matches) yield [...left, ...right];
      else if (this.outer) yield [...left, ...nothing];
    }
  }
  explain(): string[] {
    return [`${this.outer ? 'left join' : 'join'} (hash)`, ...indent(this.left.explain()), ...indent(this.right.explain())];
  }
}

interface Projection {
  readonly column: Column;
  readonly evaluate: Evaluate;
}

class Project implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly input: Plan,
    private readonly items: readonly Projection[],
    private readonly groups: readonly Evaluate[] | null,
    private readonly having: Evaluate | null,
    private readonly order: readonly { evaluate: Evaluate; descending: boolean }[],
    private readonly distinct: boolean,
  ) {
    this.columns = items.map(({ column }) => column);
  }

  *#frames(parent: Frame | null): Iterable<Frame> {
    if (this.groups === null) {
      for (const row of this.input.run(parent)) yield { row, group: null, parent };
      return;
    }
    const groups = new Map<string, Row[]>();
    if (this.groups.length === 0) groups.set('', []);
    for (const row of this.input.run(parent)) {
      const key = this.groups.map((group) => keyText(group({ row, group: null, parent }))).join('|');
      const rows = groups.get(key);
      if (rows === undefined) groups.set(key, [row]);
      else rows.push(row);
    }
    const nothing: Row = this.input.columns.map(() => null);
    for (const group of groups.values()) yield { row: group[0] ?? nothing, group, parent };
  }

  *run(parent: Frame | null): Iterable<Row> {
    const seen = new Set<string>();
    let results: { row: Row; keys: SqlValue[] }[] = [];
    for (const frame of this.#frames(parent)) {
      if (this.having !== null && this.having(frame) !== true) continue;
      const row = this.items.map((item) => item.evaluate(frame));
      if (this.distinct) {
        const key = row.map(keyText).join('|');
        if (seen.has(key)) continue;
        seen.add(key);
      }
      if (this.order.length === 0) yield row;
      else results.push({ row, keys: this.order.map((o) => o.evaluate({ ...frame, row: [...row, ...frame.row] })) });
    }
    results = results.sort((a, b) => {
      for (let i = 0; i < this.order.length; i++) {
        const c = compareValues(a.keys[i], b.keys[i]);
        if (c !== 0) return this.order[i].descending ? -c : c;
      }
      return 0;
    });
    for (const { row } of results) yield row;
  }

  explain(): string[] {
    const parts = [this.groups === null ? 'project' : this.groups.length === 0 ? 'aggregate' : 'group'];
    if (this.distinct) parts.push('distinct');
    if (this.order.length > 0) parts.push('sort');
    return [parts.join(', '), ...indent(this.input.explain())];
  }
}

class Slice implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly input: Plan,
    private readonly offset: number,
    private readonly limit: number | null,
  ) {
    this.columns = input.columns;
  }
  *run(parent: Frame | null): Iterable<Row> {
    if (this.limit === 0) return;
    let n = 0;
    for (const row of this.input.run(parent)) {
      if (n++ < this.offset) continue;
      yield row;
      if (this.limit !== null && n >= this.offset + this.limit) return;
    }
  }
  explain(): string[] {
    return [`slice ${this.offset}..${this.limit ?? ''}`, ...indent(this.input.explain())];
  }
}

class Union implements Plan {
  readonly columns: readonly Column[];
  constructor(
    private readonly left: Plan,
    private readonly right: Plan,
    private readonly all: boolean,
  ) {
    if (left.columns.length !== right.columns.length) {
      throw new SqlError('union', `UNION of ${left.columns.length} and ${right.columns.length} columns`);
    }
    this.columns = left.columns;
  }
  *run(parent: Frame | null): Iterable<Row> {
    const seen = new Set<string>();
    for (const input of [this.left, this.right]) {
      for (const row of input.run(parent)) {
        if (!this.all) {
          const key = row.map(keyText).join('|');
          if (seen.has(key)) continue;
          seen.add(key);
        }
        yield row;
      }
    }
  }
  explain(): string[] {
    return [this.all ? 'union all' : 'union', ...indent(this.left.explain()), ...indent(this.right.explain())];
  }
}

function keyText(v: SqlValue): string {
  return `${typeof v}:${typeof v === 'string' ? v.replace(/[|\\]/g, (c) => `\\${c}`) : String(v)}`;
}

// Functions ---------------------------------------------------------------------------------------------------------

type Scalar = (args: SqlValue[]) => SqlValue;

const SCALARS: Record<string, { arity: [number, number]; run: Scalar }> = {
  LENGTH: { arity: [1, 1], run: ([s]) => (s === null ? null : String(s).length) },
  UPPER: { arity: [1, 1], run: ([s]) => (s === null ? null : String(s).toUpperCase()) },
  LOWER: { arity: [1, 1], run: ([s]) => (s === null ? null : String(s).toLowerCase()) },
  SUBSTR: { arity: [2, 3], run: ([s, from, n]) => (s === null ? null : String(s).substring(Number(from) - 1, n === undefined ? undefined : Number(from) - 1 + Number(n))) },
  ROUND: { arity: [1, 2], run: ([x, n = 0]) => (x === null ? null : Math.round(Number(x) * 10 ** Number(n)) / 10 ** Number(n)) },
  ABS: { arity: [1, 1], run: ([x]) => (x === null ? null : typeof x === 'bigint' ? (x < 0n ? -x : x) : Math.abs(Number(x))) },
  COALESCE: { arity: [1, 99], run: (args) => args.find((v) => v !== null) ?? null },
  REPLACE: { arity: [3, 3], run: ([s, a, b]) => (s === null ? null : String(s).replaceAll(String(a), String(b))) },
  IFNULL: { arity: [2, 2], run: ([a, b]) => a ?? b },
};

interface Accumulator {
  add(v: SqlValue): void;
  result(): SqlValue;
}

const AGGREGATES: Record<string, () => Accumulator> = {
  COUNT: () => {
    let n = 0;
    return { add: (v) => void (v !== null && n++), result: () => n };
  },
  SUM: () => {
    let sum: number | bigint | null = null;
    return {
      add(v) {
        if (typeof v === 'bigint') sum = (typeof sum === 'bigint' ? sum : BigInt(sum ?? 0)) + v;
        else if (typeof v === 'number') sum = Number(sum ?? 0) + v;
        else if (v !== null) throw new SqlError('types', `SUM of ${typeName(v)}`);
      },
      result: () => sum,
    };
  },
  AVG: () => {
    let sum = 0;
    let n = 0;
    return {
      add(v) {
        if (v === null) return;
        sum += Number(v);
        n++;
      },
      result: () => (n === 0 ? null : sum / n),
    };
  },
  MIN: () => extreme(-1),
  MAX: () => extreme(1),
  GROUP_CONCAT: () => {
    const parts: string[] = [];
    return { add: (v) => void (v !== null && parts.push(String(v))), result: () => (parts.length === 0 ? null : parts.join(',')) };
  },
};

function extreme(sign: 1 | -1): Accumulator {
  let best: SqlValue = null;
  return {
    add(v) {
      if (v !== null && (best === null || compareValues(v, best) * sign > 0)) best = v;
    },
    result: () => best,
  };
}

function isAggregate(expr: Expr): boolean {
  return expr.type === 'call' && (expr.star || (expr.name in AGGREGATES && expr.args.length === 1));
}

function containsAggregate(expr: Expr): boolean {
  if (isAggregate(expr)) return true;
  switch (expr.type) {
    case 'unary':
      return containsAggregate(expr.operand);
    case 'binary':
      return containsAggregate(expr.left) || containsAggregate(expr.right);
    case 'between':
      return [expr.value, expr.low, expr.high].some(containsAggregate);
    case 'in':
      return containsAggregate(expr.value) || (Array.isArray(expr.items) && expr.items.some(containsAggregate));
    case 'isNull':
      return containsAggregate(expr.value);
    case 'like':
      return containsAggregate(expr.value) || containsAggregate(expr.pattern);
    case 'call':
      return expr.args.some(containsAggregate);
    case 'case':
      return expr.branches.some(({ when, then }) => containsAggregate(when) || containsAggregate(then)) || (expr.otherwise !== null && containsAggregate(expr.otherwise));
    default:
      return false;
  }
}

function likeToRegExp(pattern: string): RegExp {
  const source = pattern.replace(/[.*+?^${}()|[\]\\]|%|_/g, (c) => (c === '%' ? '[\\s\\S]*' : c === '_' ? '[\\s\\S]' : `\\${c}`));
  return new RegExp(`^${source}$`, 'i');
}

// Planner -----------------------------------------------------------------------------------------------------------

class Planner {
  constructor(private readonly database: Database) {}

  select(statement: SelectStatement, parent: Scope | null = null): Plan {
    let plan = this.#core(statement, parent);
    for (let part = statement.union; part !== null; part = part.select.union) {
      plan = new Union(plan, this.#core({ ...part.select, union: null }, parent), part.all);
    }
    if (statement.union !== null && statement.orderBy.length > 0) {
      const scope = new Scope(plan.columns, parent);
      const order = statement.orderBy.map(({ expr, descending }) => ({ evaluate: this.#ordinal(expr, plan.columns) ?? this.expression(expr, scope), descending }));
      const items = plan.columns.map((column, i): Projection => ({ column, evaluate: ({ row }) => row[i] }));
      plan = new Project(plan, items, null, null, order, false);
    }
    return statement.limit !== null || statement.offset > 0 ? new Slice(plan, statement.offset, statement.limit) : plan;
  }

  #core(statement: SelectStatement, parent: Scope | null): Plan {
    let input: Plan = statement.from === null ? new Materialized([], [[]]) : this.#source(statement.from, parent, statement.where);
    const scope = new Scope(input.columns, parent);
    if (statement.where !== null) input = new Filter(input, this.expression(statement.where, scope));
    const items: Projection[] = [];
    for (const item of statement.items) {
      if (item.expr !== null) {
        const name = item.alias ?? (item.expr.type === 'column' ? item.expr.name : item.expr.type === 'call' ? item.expr.name.toLowerCase() : `column${items.length + 1}`);
        items.push({ column: { table: '', name }, evaluate: this.expression(item.expr, scope) });
        continue;
      }
      const before = items.length;
      input.columns.forEach((column, i) => {
        if (item.table === null || item.table === column.table) items.push({ column, evaluate: ({ row }) => row[i] });
      });
      if (items.length === before) throw new SqlError('table', `there is no table ${item.table ?? ''} to take columns from`);
    }
    const grouped = statement.groupBy.length > 0 || statement.having !== null || statement.items.some(({ expr }) => expr !== null && containsAggregate(expr));
    const groups = grouped ? statement.groupBy.map((expr) => this.expression(expr, scope)) : null;
    const having = statement.having === null ? null : this.expression(statement.having, scope);
    // Names of results come first, then the columns of the input.
    const outputs = items.map(({ column }) => ({ table: '', name: column.name }));
    const visible = input.columns.filter(({ name }) => !outputs.some((output) => output.name === name));
    const orderScope = new Scope([...outputs, ...input.columns.map((column) => (visible.includes(column) ? column : { ...column, hidden: true }))], parent);
    const order = (statement.union === null ? statement.orderBy : []).map(({ expr, descending }) => ({
      evaluate: this.#ordinal(expr, outputs) ?? this.expression(expr, orderScope, items.length),
      descending,
    }));
    return new Project(input, items, groups, having, order, statement.distinct);
  }

  /** ORDER BY 2 */
  #ordinal(expr: Expr, columns: readonly Column[]): Evaluate | null {
    if (expr.type !== 'literal' || typeof expr.value !== 'number') return null;
    const i = expr.value - 1;
    if (i < 0 || i >= columns.length) throw new SqlError('order', `there is no column number ${expr.value}`);
    return ({ row }) => row[i];
  }

  #source(source: Source, parent: Scope | null, where: Expr | null): Plan {
    switch (source.type) {
      case 'derived': {
        const plan = this.select(source.select, parent);
        const columns = plan.columns.map(({ name }) => ({ table: source.alias, name }));
        return { columns, run: (frame) => plan.run(frame), explain: () => [`derived ${source.alias}`, ...indent(plan.explain())] };
      }
      case 'join': {
        const left = this.#source(source.left, parent, null);
        const right = this.#source(source.right, parent, null);
        if (source.on === null) return new NestedLoopJoin(left, right, null, false);
        const keys = this.#equalKeys(source.on, left, right, parent);
        if (keys !== null) return new HashJoin(left, right, ...keys, source.kind === 'left');
        const scope = new Scope([...left.columns, ...right.columns], parent);
        return new NestedLoopJoin(left, right, this.expression(source.on, scope), source.kind === 'left');
      }
      default: {
        const table = this.database.table(source.name, source.at);
        const key = where === null ? null : this.#indexKey(where, table, source.alias, parent);
        return key ?? new TableScan(table, source.alias);
      }
    }
  }

  /** a.x = b.y, with one side in each input. */
  #equalKeys(on: Expr, left: Plan, right: Plan, parent: Scope | null): [Evaluate, Evaluate] | null {
    if (on.type !== 'binary' || on.op !== '=') return null;
    const tryKeys = (a: Expr, b: Expr): [Evaluate, Evaluate] | null => {
      try {
        return [this.expression(a, new Scope(left.columns, parent)), this.expression(b, new Scope(right.columns, parent))];
      } catch (error) {
        if (error instanceof SqlError) return null;
        throw error;
      }
    };
    return tryKeys(on.left, on.right) ?? tryKeys(on.right, on.left);
  }

  /** WHERE indexed = constant, possibly under AND. */
  #indexKey(where: Expr, table: Table, alias: string, parent: Scope | null): Plan | null {
    if (where.type !== 'binary') return null;
    if (where.op === 'AND') return this.#indexKey(where.left, table, alias, parent) ?? this.#indexKey(where.right, table, alias, parent);
    if (where.op !== '=' || where.left.type !== 'column' || where.right.type !== 'literal') return null;
    const { name, table: qualifier } = where.left;
    if (qualifier !== null && qualifier !== alias) return null;
    const index = table.indexes.find(({ column }) => table.columns[column].name === name);
    return index === undefined ? null : new IndexLookup(table, alias, index, this.expression(where.right, new Scope([], parent)));
  }

  /** `base`: columns of the scope that stand before those of the grouped rows. */
  expression(expr: Expr, scope: Scope, base = 0): Evaluate {
    const sub = (e: Expr): Evaluate => this.expression(e, scope, base);
    switch (expr.type) {
      case 'literal': {
        const { value } = expr;
        return () => value;
      }
      case 'column': {
        const [depth, index] = scope.resolve(expr.table, expr.name, expr.at);
        if (depth === 0) return ({ row }) => row[index];
        return (frame) => {
          let at: Frame = frame;
          for (let i = 0; i < depth; i++) at = at.parent!;
          return at.row[index];
        };
      }
      case 'unary': {
        const operand = sub(expr.operand);
        if (expr.op === 'NOT') {
          return (frame) => {
            const v = operand(frame);
            return v === null ? null : !v;
          };
        }
        return (frame) => {
          const v = operand(frame);
          if (v === null) return null;
          if (typeof v === 'bigint') return -v;
          if (typeof v !== 'number') throw new SqlError('types', `- of ${typeName(v)}`);
          return -v;
        };
      }
      case 'binary':
        return this.#binary(expr.op, sub(expr.left), sub(expr.right));
      case 'between': {
        const [value, low, high] = [expr.value, expr.low, expr.high].map(sub);
        return (frame) => {
          const v = value(frame);
          const [l, h] = [low(frame), high(frame)];
          if (v === null || l === null || h === null) return null;
          return (compareValues(v, l) >= 0 && compareValues(v, h) <= 0) !== expr.negated;
        };
      }
      case 'in': {
        const value = sub(expr.value);
        let candidates: (frame: Frame) => Iterable<SqlValue>;
        if (Array.isArray(expr.items)) {
          const items = expr.items.map(sub);
          candidates = (frame) => items.map((item) => item(frame));
        } else {
          const plan = this.select(expr.items, scope);
          candidates = function* (frame) {
            for (const [v] of plan.run(frame)) yield v;
          };
        }
        return (frame) => {
          const v = value(frame);
          if (v === null) return null;
          let unknown = false;
          for (const candidate of candidates(frame)) {
            if (candidate === null) unknown = true;
            else if (compareValues(v, candidate) === 0) return !expr.negated;
          }
          return unknown ? null : expr.negated;
        };
      }
      case 'isNull': {
        const value = sub(expr.value);
        return (frame) => (value(frame) === null) !== expr.negated;
      }
      case 'like': {
        const [value, pattern] = [sub(expr.value), sub(expr.pattern)];
        const cache = new Map<string, RegExp>();
        return (frame) => {
          const [v, p] = [value(frame), pattern(frame)];
          if (v === null || p === null) return null;
          const text = String(p);
          let regexp = cache.get(text);
          if (regexp === undefined) cache.set(text, (regexp = likeToRegExp(text)));
          return regexp.test(String(v)) !== expr.negated;
        };
      }
      case 'case': {
        const subject = expr.subject === null ? null : sub(expr.subject);
        const branches = expr.branches.map(({ when, then }) => ({ when: sub(when), then: sub(then) }));
        const otherwise = expr.otherwise === null ? null : sub(expr.otherwise);
        return (frame) => {
          const wanted = subject?.(frame);
          for (const { when, then } of branches) {
            const v = when(frame);
            if (subject === null ? v === true : v !== null && wanted !== null && compareValues(v, wanted!) === 0) return then(frame);
          }
          return otherwise?.(frame) ?? null;
        };
      }
      case 'subquery': {
        const plan = this.select(expr.select, scope);
        if (plan.columns.length !== 1) throw new SqlError('subquery', `a subquery gives ${plan.columns.length} columns`);
        return (frame) => {
          const rows = [...plan.run(frame)];
          if (rows.length > 1) throw new SqlError('subquery', 'a subquery gives more than one row');
          return rows[0]?.[0] ?? null;
        };
      }
      case 'exists': {
        const plan = this.select(expr.select, scope);
        return (frame) => {
          for (const _ of plan.run(frame)) return true;
          return false;
        };
      }
      case 'call':
        return isAggregate(expr) ? this.#aggregate(expr, scope, base) : this.#scalar(expr, expr.args.map(sub));
    }
  }

  #binary(op: BinaryOp, left: Evaluate, right: Evaluate): Evaluate {
    if (op === 'AND' || op === 'OR') {
      const decisive = op === 'OR';
      return (frame) => {
        const l = left(frame);
        if (l === decisive) return decisive;
        const r = right(frame);
        if (r === decisive) return decisive;
        return l === null || r === null ? null : !decisive;
      };
    }
    return (frame) => {
      const l = left(frame);
      const r = right(frame);
      if (l === null || r === null) return null;
      switch (op) {
        case '=':
          return compareValues(l, r) === 0;
        case '<>':
          return compareValues(l, r) !== 0;
        case '<':
          return compareValues(l, r) < 0;
        case '<=':
          return compareValues(l, r) <= 0;
        case '>':
          return compareValues(l, r) > 0;
        case '>=':
          return compareValues(l, r) >= 0;
        case '||':
          return String(l) + String(r);
        default:
          return arithmetic(op, l, r);
      }
    };
  }

  #scalar(call: Expr & { type: 'call' }, args: Evaluate[]): Evaluate {
    const scalar = SCALARS[call.name];
    if (scalar === undefined) throw new SqlError('function', `there is no function ${call.name}`, call.at);
    const [least, most] = scalar.arity;
    if (args.length < least || args.length > most) throw new SqlError('function', `${call.name} takes ${least === most ? least : `${least} to ${most}`} arguments`, call.at);
    return (frame) => scalar.run(args.map((arg) => arg(frame)));
  }

  #aggregate(call: Expr & { type: 'call' }, scope: Scope, base: number): Evaluate {
    const make = AGGREGATES[call.star ? 'COUNT' : call.name];
    const inner = new Scope(scope.columns.slice(base), scope.parent);
    const arg = call.star ? null : this.expression(call.args[0], inner);
    return ({ group, parent }) => {
      if (group === null) throw new SqlError('aggregate', `${call.name} is not allowed here`, call.at);
      const accumulator = make();
      const seen = new Set<SqlValue>();
      for (const row of group) {
        const v = arg === null ? 1 : arg({ row, group: null, parent });
        if (call.distinct && seen.size === seen.add(v).size) continue;
        accumulator.add(v);
      }
      return accumulator.result();
    };
  }
}

function arithmetic(op: '+' | '-' | '*' | '/' | '%', l: SqlValue, r: SqlValue): SqlValue {
  if (typeof l === 'bigint' || typeof r === 'bigint') {
    const [a, b] = [BigInt(l as number), BigInt(r as number)];
    if (b === 0n && (op === '/' || op === '%')) throw new SqlError('zero', 'division by zero');
    return op === '+' ? a + b : op === '-' ? a - b : op === '*' ? a * b : op === '/' ? a / b : a % b;
  }
  if (typeof l !== 'number' || typeof r !== 'number') throw new SqlError('types', `${typeName(l)} ${op} ${typeName(r)}`);
  switch (op) {
    case '+':
      return l + r;
    case '-':
      return l - r;
    case '*':
      return l * r;
    default:
      if (r === 0) throw new SqlError('zero', 'division by zero');
      return op === '%' ? l % r : Number.isInteger(l) && Number.isInteger(r) ? Math.trunc(l / r) : l / r;
  }
}

// Database ----------------------------------------------------------------------------------------------------------

type Undo = () => void;

interface Result {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly message: string;
}

class Database {
  readonly #tables = new Map<string, Table>();
  #log: Undo[] | null = null;

  table(name: string, at = -1): Table {
    const table = this.#tables.get(name);
    if (table === undefined) throw new SqlError('table', `there is no table ${name}`, at);
    return table;
  }

  *execute(sql: string): Generator<Result> {
    for (const statement of new Parser(sql).statements()) yield this.#run(statement);
  }

  #done(message: string): Result {
    return { columns: [], rows: [], message };
  }

  /** Runs `change`; what it did is undone if it throws. */
  #atomically<T>(change: (log: Undo[]) => T): T {
    const log: Undo[] = [];
    try {
      const result = change(log);
      this.#log?.push(...log);
      return result;
    } catch (error) {
      for (const undo of log.reverse()) undo();
      throw error;
    }
  }

  #run(statement: Statement): Result {
    switch (statement.type) {
      case 'select': {
        const plan = new Planner(this).select(statement);
        const rows = [...plan.run(null)];
        return { columns: plan.columns.map(({ name }) => name), rows, message: `${rows.length} row${rows.length === 1 ? '' : 's'}` };
      }
      case 'explain': {
        const lines = new Planner(this).select(statement.statement).explain();
        return { columns: ['plan'], rows: lines.map((line) => [line]), message: '' };
      }
      case 'create':
        return this.#create(statement);
      case 'index': {
        const table = this.table(statement.table);
        const index = new HashIndex(statement.name, table.columnIndex(statement.column), statement.unique);
        for (const [id, row] of table.rows) index.add(row[index.column], id);
        table.indexes.push(index);
        return this.#done(`index of ${index.size} keys`);
      }
      case 'drop': {
        if (!this.#tables.has(statement.name)) {
          if (statement.ifExists) return this.#done('nothing to drop');
          this.table(statement.name);
        }
        const table = this.table(statement.name);
        this.#tables.delete(statement.name);
        this.#log?.push(() => this.#tables.set(table.name, table));
        return this.#done('dropped');
      }
      case 'insert':
        return this.#insert(statement);
      case 'update':
        return this.#update(statement);
      case 'delete': {
        const table = this.table(statement.table);
        const ids = this.#matching(table, statement.where);
        this.#atomically((log) => {
          for (const id of ids) {
            const row = table.remove(id);
            log.push(() => table.insert(row, id));
          }
        });
        return this.#done(`${ids.length} deleted`);
      }
      case 'transaction':
        return this.#transaction(statement.action);
    }
  }

  #create({ name, columns, ifNotExists }: Statement & { type: 'create' }): Result {
    if (this.#tables.has(name)) {
      if (ifNotExists) return this.#done('exists already');
      throw new SqlError('table', `table ${name} exists already`);
    }
    const names = new Set(columns.map((column) => column.name));
    if (names.size !== columns.length) throw new SqlError('column', `two columns of ${name} have one name`);
    this.#tables.set(name, new Table(name, columns));
    this.#log?.push(() => this.#tables.delete(name));
    return this.#done('created');
  }

  #insert({ table: name, columns, rows }: Statement & { type: 'insert' }): Result {
    const table = this.table(name);
    const targets = columns?.map((column) => table.columnIndex(column)) ?? table.columns.map((_, i) => i);
    const planner = new Planner(this);
    const empty = new Scope([]);
    const frame: Frame = { row: [], group: null, parent: null };
    const defaults = table.columns.map(({ defaultValue }) => (defaultValue === null ? null : planner.expression(defaultValue, empty)(frame)));
    const inputs: Iterable<Row> = Array.isArray(rows) ? rows.map((row) => row.map((expr) => planner.expression(expr, empty)(frame))) : [...planner.select(rows).run(null)];
    let count = 0;
    this.#atomically((log) => {
      for (const input of inputs) {
        if (input.length !== targets.length) throw new SqlError('insert', `${input.length} values for ${targets.length} columns`);
        const values = [...defaults];
        targets.forEach((target, i) => {
          values[target] = input[i];
        });
        const id = table.insert(table.check(values));
        log.push(() => table.remove(id));
        count++;
      }
    });
    return this.#done(`${count} inserted`);
  }

  #update({ table: name, sets, where }: Statement & { type: 'update' }): Result {
    const table = this.table(name);
    const scope = new Scope(table.columns.map((column) => ({ table: name, name: column.name })));
    const planner = new Planner(this);
    const changes = sets.map(({ column, expr }) => ({ at: table.columnIndex(column), evaluate: planner.expression(expr, scope) }));
    const ids = this.#matching(table, where);
    this.#atomically((log) => {
      for (const id of ids) {
        const old = table.rows.get(id)!;
        const values = [...old];
        for (const { at, evaluate } of changes) values[at] = evaluate({ row: old, group: null, parent: null });
        const row = table.check(values);
        table.remove(id);
        log.push(() => table.insert(old, id));
        table.insert(row, id);
        log.push(() => table.remove(id));
      }
    });
    return this.#done(`${ids.length} updated`);
  }

  #matching(table: Table, where: Expr | null): number[] {
    const scope = new Scope(table.columns.map(({ name }) => ({ table: table.name, name })));
    const condition = where === null ? null : new Planner(this).expression(where, scope);
    const ids: number[] = [];
    for (const [id, row] of table.rows) {
      if (condition === null || condition({ row, group: null, parent: null }) === true) ids.push(id);
    }
    return ids;
  }

  #transaction(action: 'begin' | 'commit' | 'rollback'): Result {
    if (action === 'begin') {
      if (this.#log !== null) throw new SqlError('transaction', 'a transaction is open already');
      this.#log = [];
      return this.#done('began');
    }
    if (this.#log === null) throw new SqlError('transaction', 'no transaction is open');
    const log = this.#log;
    this.#log = null;
    if (action === 'rollback') for (const undo of log.reverse()) undo();
    return this.#done(action === 'commit' ? 'committed' : `rolled back ${log.length} changes`);
  }
}

// Output ------------------------------------------------------------------------------------------------------------

function formatTable(columns: readonly string[], rows: readonly Row[]): string {
  const cells = rows.map((row) => row.map(showValue));
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i].length)));
  const numeric = columns.map((_, i) => rows.some((row) => typeof row[i] === 'number' || typeof row[i] === 'bigint'));
  const line = (texts: readonly string[]) => texts.map((text, i) => (numeric[i] ? text.padStart(widths[i]) : text.padEnd(widths[i]))).join(' | ').trimEnd();
  return [line(columns), widths.map((width) => '-'.repeat(width)).join('-+-'), ...cells.map(line)].join('\n');
}

const database = new Database();

function sql(strings: TemplateStringsArray, ...values: unknown[]): void {
  const text = String.raw({ raw: strings.raw }, ...values).trim();
  console.log(`> ${text.replace(/\s+/g, ' ')}`);
  try {
    for (const { columns, rows, message } of database.execute(text)) {
      if (columns.length > 0) console.log(formatTable(columns, rows));
      if (message !== '') console.log(message);
    }
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    console.log(`${error.name} [${error.code}] ${error.message}`);
  }
}

// A session ---------------------------------------------------------------------------------------------------------

sql`CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL, born INTEGER, country TEXT DEFAULT 'unknown')`;
sql`CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER, title TEXT NOT NULL, year INTEGER, price REAL, copies BIGINT DEFAULT 0)`;
sql`CREATE TABLE books (id INTEGER)`;
sql`INSERT INTO authors VALUES (1, 'Ursula K. Le Guin', 1929, 'US'), (2, 'Stanisław Lem', 1921, 'PL'), (3, 'Octavia Butler', 1947, 'US'), (4, 'Arkady Strugatsky', 1925, 'SU')`;
sql`INSERT INTO authors (id, name) VALUES (5, 'O''Brien')`;
sql`INSERT INTO books VALUES
  (1, 1, 'The Dispossessed', 1974, 12.5, 9000000000000000000n), (2, 1, 'The Left Hand of Darkness', 1969, 11, 120),
  (3, 2, 'Solaris', 1961, 9.99, 300), (4, 2, 'The Cyberiad', 1965, 8.5, 45), (5, 3, 'Kindred', 1979, 10.25, 210),
  (6, 4, 'Roadside Picnic', 1972, 7.75, 80), (7, NULL, 'Beowulf', NULL, 5, NULL)`;
sql`INSERT INTO books (id, title) VALUES (3, 'again')`;
sql`INSERT INTO books (id, title) VALUES (8, 'ok'), (9, NULL)`;
sql`SELECT COUNT(*) FROM books`;
sql`SELECT title, price FROM books WHERE price > 9 AND year IS NOT NULL ORDER BY price DESC`;
sql`SELECT a.name, b.title FROM authors a LEFT JOIN books b ON b.author = a.id ORDER BY a.name, b.title`;
sql`SELECT country, COUNT(*) AS n, AVG(born) AS mean, GROUP_CONCAT(name) AS names FROM authors GROUP BY country HAVING n >= 1 ORDER BY n DESC, country`;
sql`SELECT country, COUNT(*) AS n, MIN(born), MAX(born) FROM authors GROUP BY country HAVING COUNT(*) > 1`;
sql`SELECT SUM(copies) AS copies, SUM(price) AS price, COUNT(DISTINCT author) AS authors FROM books`;
sql`SELECT name FROM authors a WHERE EXISTS (SELECT 1 FROM books WHERE author = a.id AND year < 1966)`;
sql`SELECT title, (SELECT name FROM authors WHERE id = books.author) AS author FROM books WHERE title LIKE 'the %' ORDER BY 2, 1`;
sql`SELECT title FROM books WHERE author NOT IN (SELECT id FROM authors WHERE country = 'US') ORDER BY title LIMIT 2 OFFSET 1`;
sql`SELECT CASE WHEN year < 1970 THEN 'old' WHEN year IS NULL THEN 'undated' ELSE 'new' END AS age, COUNT(*) AS n FROM books GROUP BY CASE WHEN year < 1970 THEN 'old' WHEN year IS NULL THEN 'undated' ELSE 'new' END ORDER BY n DESC, age`;
sql`SELECT UPPER(SUBSTR(title, 1, 3)) || '-' || LENGTH(title) AS code, ROUND(price * 1.19, 1) AS gross FROM books WHERE id BETWEEN 2 AND 4`;
sql`SELECT 1 + 2 * 3 AS a, -(7 / 2) AS b, 7 % 4 AS c, 7.0 / 2.5 AS d, 2n * 4611686018427387904n AS e, NULL = NULL AS f, NOT FALSE AND NULL IS NULL AS g`;
sql`SELECT name FROM authors WHERE born < 1926 UNION SELECT title FROM books WHERE year < 1966 ORDER BY 1`;
sql`SELECT DISTINCT country FROM authors UNION ALL SELECT 'US'`;
sql`SELECT d.country, d.n * 100 AS share FROM (SELECT country, COUNT(*) AS n FROM authors GROUP BY country) AS d WHERE d.n > 1`;
sql`CREATE INDEX books_author ON books (author)`;
sql`EXPLAIN SELECT title FROM books WHERE author = 2 AND price > 9 ORDER BY title LIMIT 1`;
sql`EXPLAIN SELECT a.name, COUNT(*) FROM authors a JOIN books b ON a.id = b.author LEFT JOIN authors c ON c.born < a.born GROUP BY a.name`;
sql`SELECT title FROM books WHERE author = 2 AND price > 9`;
sql`BEGIN; UPDATE books SET price = price * 2, copies = COALESCE(copies, 0) + 1 WHERE author = 1; DELETE FROM authors WHERE born > 1940; SELECT COUNT(*) AS left_over FROM authors; SELECT title, price, copies FROM books WHERE author = 1; ROLLBACK`;
sql`SELECT COUNT(*) AS authors FROM authors; SELECT price FROM books WHERE author = 1`;
sql`UPDATE books SET id = 1 WHERE id = 2`;
sql`UPDATE books SET year = 'x' WHERE id = 2`;
sql`SELECT id, year FROM books WHERE id = 2`;
sql`SELECT nothing FROM books`;
sql`SELECT id FROM books JOIN authors ON author = authors.id`;
sql`SELECT * FROM missing`;
sql`SELECT title FROM books WHERE`;
sql`SELECT 'unterminated`;
sql`SELECT 1 / 0`;
sql`SELECT LENGTH(1, 2)`;
sql`SELECT FROB(1)`;
sql`SELECT 1 UNION SELECT 1, 2`;
sql`SELECT 'a' + 1`;
sql`COMMIT`;
sql`DROP TABLE IF EXISTS missing; DROP TABLE books; SELECT * FROM books`;

// A larger table: the answers of the index and of the scan agree.
sql`CREATE TABLE numbers (n INTEGER PRIMARY KEY, square INTEGER, parity TEXT)`;
const values = Array.from({ length: 400 }, (_, i) => `(${i}, ${i * i}, '${i % 2 === 0 ? 'even' : 'odd'}')`);
for (const _ of database.execute(`INSERT INTO numbers VALUES ${values.join(', ')}`)) void _;
sql`SELECT parity, COUNT(*) AS n, SUM(square) AS sum, MAX(n) AS largest FROM numbers GROUP BY parity ORDER BY parity`;
sql`SELECT a.n, b.square FROM numbers a JOIN numbers b ON a.square = b.n WHERE a.n > 15 ORDER BY a.n`;
sql`SELECT n FROM numbers WHERE n = 77; SELECT n FROM numbers WHERE n + 0 = 77`;
sql`SELECT COUNT(*) AS pairs FROM numbers a, numbers b WHERE a.n < 20 AND b.n < 20 AND a.n + b.n = 19`;
