// One activation while its graph is built: the root's, or that of an inlined callee. It knows which node each register holds, makes
// frame states, and joins values where control flow meets. What single instructions do is in the files beside this one.

import type { Instruction } from '../../../compiler/image/decode.ts';
import { CodeFlag, Frame } from '../../../vm-assembly/abi/layout.ts';
import { Op } from '../../../vm-assembly/abi/opcodes.ts';
import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';
import type { CallTarget, CompileRequest, FunctionData } from '../request.ts';
import { type Block, type FrameInfo, FrameState, type Graph, type Node } from '../ssa/graph.ts';
import { ExitReason, NodeOp, Place, Rep } from '../ssa/node.ts';
import { Bytecode, eachWrite, isBackward } from './bytecode.ts';
import { Flow } from './flow.ts';
import { Kinds } from './kinds.ts';
import { Kind, Speculation } from './speculate.ts';

/** What the whole compilation shares. */
export class Compilation {
  readonly request: CompileRequest;
  /** Words of bytecode that may still be inlined. */
  budget: number;
  /** Byte offsets of the loop headers of the root in which its code goes on. */
  readonly reentered = new Set<number>();
  private readonly codes = new Map<number, Bytecode>();
  private readonly bets = new Map<number, Speculation>();

  constructor(request: CompileRequest, budget: number) {
    this.request = request;
    this.budget = budget;
  }

  bytecode(index: number): Bytecode {
    let code = this.codes.get(index);
    if (code === undefined) {
      code = new Bytecode(this.request.functions[index]);
      this.codes.set(index, code);
    }
    return code;
  }

  speculation(index: number): Speculation {
    let bets = this.bets.get(index);
    if (bets === undefined) {
      bets = new Speculation(this.request, this.request.functions[index]);
      this.bets.set(index, bets);
    }
    return bets;
  }
}

/** A block that ends without a terminator, and what the registers hold there. */
interface Edge {
  block: Block;
  env: (Node | undefined)[];
}

/** Where an inlined callee returned, and what. */
export interface ReturnEdge {
  block: Block;
  value: Node;
}

export class Activation {
  readonly compilation: Compilation;
  readonly graph: Graph;
  readonly frame: FrameInfo;
  readonly fn: FunctionData;
  readonly code: Bytecode;
  readonly bets: Speculation;
  /** Of an inlined callee: the state of its caller after the call, and who it is. */
  readonly parent: FrameState | undefined;
  readonly calleeNode: Node | undefined;
  newTarget: Node | undefined;
  /** Of an inlined callee: what it was called with, surplus arguments too. */
  readonly args: readonly Node[];
  /** The class whose constructor runs, if it is known; and the shape of objects that new.target makes, or -1. */
  self: CallTarget | undefined;
  newTargetShape = -1;
  /** Of a callee without a frame: the state of its caller, before the instruction that calls it. */
  onlyState: FrameState | undefined;
  /** Where a callee that is inlined returned. */
  readonly returns: ReturnEdge[] = [];
  /** Runs one instruction: instructions.ts. */
  readonly translate: (a: Activation, i: Instruction, n: number) => void;
  /** The block that is being filled; undefined after its end. */
  block: Block | undefined;
  env: (Node | undefined)[] = [];
  flow!: Flow;
  private kinds!: Kinds;
  private current = 0;
  private edges: Edge[][] = [];
  private headers: ({ block: Block; phis: (Node | undefined)[] } | undefined)[] = [];
  private cachedState: FrameState | undefined;
  private cachedAt = -1;

  constructor(
    compilation: Compilation,
    graph: Graph,
    frame: FrameInfo,
    parent: FrameState | undefined,
    calleeNode: Node | undefined,
    newTarget: Node | undefined,
    args: readonly Node[],
    translate: (a: Activation, i: Instruction, n: number) => void,
  ) {
    this.compilation = compilation;
    this.graph = graph;
    this.frame = frame;
    this.fn = frame.fn;
    this.code = compilation.bytecode(frame.index);
    this.bets = compilation.speculation(frame.index);
    this.parent = parent;
    this.calleeNode = calleeNode;
    this.newTarget = newTarget;
    this.args = args;
    this.translate = translate;
  }

  get request(): CompileRequest {
    return this.compilation.request;
  }

  /** Builds everything that is reached from the instruction at `entryWord`, beginning in `from` with these registers. */
  build(entryWord: number, from: Block, env: (Node | undefined)[]): void {
    const { code } = this;
    this.flow = new Flow(code, this.bets, entryWord);
    const entryKinds = new Uint8Array(this.fn.registers);
    const first = code.blocks[this.flow.entryBlock].first;
    for (let r = 0; r < this.fn.registers; r++) {
      const node = env[r];
      entryKinds[r] = node === undefined ? (code.isLive(first, r) ? Kind.Tagged : Kind.None) : kindOf(node);
    }
    this.kinds = new Kinds(code, this.bets, this.flow, entryKinds);
    this.edges = code.blocks.map(() => []);
    this.headers = code.blocks.map(() => undefined);
    this.edges[this.flow.entryBlock].push({ block: from, env });
    for (const b of this.flow.order) this.buildBlock(b);
  }

  private buildBlock(b: number): void {
    if (this.edges[b].length === 0) return;
    const { first, last } = this.code.blocks[b];
    this.open(b);
    for (let n = first; n <= last; n++) {
      if (this.block === undefined) return;
      this.current = n;
      this.forgetState();
      this.translate(this, this.code.instructions[n], n);
    }
    if (this.block !== undefined) {
      const { successors } = this.code.blocks[b];
      this.goto(successors[0]);
    }
  }

  /** Begins a block: joins what comes in. */
  private open(b: number): void {
    const edges = this.edges[b];
    const { first } = this.code.blocks[b];
    const loop = this.flow.loops.get(b);
    if (loop !== undefined) {
      this.openLoop(b, loop);
      return;
    }
    if (edges.length === 1) {
      this.block = edges[0].block;
      this.env = this.onlyLive(edges[0].env, first);
      return;
    }
    const block = this.graph.newBlock();
    this.env = this.merge(b, edges, block);
    this.block = block;
  }

  private onlyLive(env: (Node | undefined)[], first: number): (Node | undefined)[] {
    return env.map((node, r) => (this.code.isLive(first, r) ? node : undefined));
  }

  /** Joins edges in `block`, which gets them as predecessors. */
  private merge(b: number, edges: Edge[], block: Block): (Node | undefined)[] {
    const { first } = this.code.blocks[b];
    const env: (Node | undefined)[] = [];
    const phis: Node[] = [];
    for (let r = 0; r < this.fn.registers; r++) {
      if (!this.code.isLive(first, r)) {
        env.push(undefined);
        continue;
      }
      const value = edges[0].env[r];
      if (edges.every((edge) => edge.env[r] === value)) {
        env.push(value);
        continue;
      }
      const phi = this.graph.node(NodeOp.Phi, repOf(this.kinds.at(b, r)), [], 0, 0, undefined, block);
      for (const edge of edges) phi.inputs.push(this.convertOnEdge(edge, r, phi.rep, first));
      phis.push(phi);
      env.push(phi);
    }
    block.phis = phis;
    for (const edge of edges) this.jump(edge.block, block);
    return env;
  }

  private openLoop(b: number, loop: Set<number>): void {
    const { first } = this.code.blocks[b];
    let entry: Edge;
    if (this.edges[b].length === 1) entry = this.edges[b][0];
    else {
      const block = this.graph.newBlock();
      entry = { block, env: this.merge(b, this.edges[b], block) };
    }
    const written = new Uint8Array(this.fn.registers);
    for (const member of loop) {
      const range = this.code.blocks[member];
      for (let n = range.first; n <= range.last; n++) {
        eachWrite(this.code.instructions[n], this.fn.registers, (r) => {
          written[r] = 1;
        });
      }
    }
    // The block of the entry is the preheader: what is checked there is checked once.
    const preheader = this.graph.newBlock();
    this.jump(entry.block, preheader);
    const into: Edge = { block: preheader, env: this.onlyLive(entry.env, first) };
    const header = this.graph.newBlock();
    const phis: (Node | undefined)[] = [];
    for (let r = 0; r < this.fn.registers; r++) {
      if (!this.code.isLive(first, r) || into.env[r] === undefined) {
        phis.push(undefined);
        continue;
      }
      const rep = repOf(this.kinds.at(b, r));
      const value = this.convertOnEdge(into, r, rep, first);
      into.env[r] = value;
      if (written[r] === 0) {
        phis.push(undefined);
        continue;
      }
      const phi = this.graph.node(NodeOp.Phi, rep, [value], 0, 0, undefined, header);
      header.phis.push(phi);
      phis.push(phi);
    }
    header.headerState = this.stateOf(first, into.env);
    this.jump(preheader, header);
    this.headers[b] = { block: header, phis };
    this.block = header;
    this.env = into.env.map((value, r) => phis[r] ?? value);
  }

  /** The value of a register on an edge, in the representation that the block wants; a guard leaves at the block's start. */
  private convertOnEdge(edge: Edge, r: number, rep: Rep, first: number): Node {
    const value = edge.env[r] ?? this.constant(edge.block, Singleton.Undefined);
    if (value.rep === rep) return value;
    const block = this.block;
    const env = this.env;
    this.block = edge.block;
    this.env = edge.env;
    const state = canConvert(value.rep, rep) ? undefined : this.stateOf(first, edge.env);
    const converted = this.convert(value, rep, state, ExitReason.Entry);
    this.block = block;
    this.env = env;
    return converted;
  }

  private jump(from: Block, to: Block): void {
    from.nodes.push(this.graph.node(NodeOp.Jump, Rep.None, [], 0, 0, undefined, from));
    this.graph.connect(from, to);
  }

  // Ends of blocks --------------------------------------------------------------------------------------------------------------

  /** Control goes on in block `b` of the bytecode. */
  goto(b: number): void {
    const block = this.open_();
    this.block = undefined;
    const { first } = this.code.blocks[b];
    if (this.flow.isUnreached(b)) {
      this.leaveIn(block, this.stateOf(first, this.env), ExitReason.Unreached);
      return;
    }
    const header = this.headers[b];
    if (header === undefined) {
      this.edges[b].push({ block, env: this.env.slice() });
      return;
    }
    const edge: Edge = { block, env: this.env.slice() };
    for (let r = 0; r < header.phis.length; r++) {
      const phi = header.phis[r];
      if (phi !== undefined) phi.inputs.push(this.convertOnEdge(edge, r, phi.rep, first));
    }
    this.jump(block, header.block);
  }

  /** The jump of a backward instruction is taken: fuel, then the loop, or the loop outside of what is compiled. */
  gotoBackward(i: Instruction, b: number): void {
    const { first } = this.code.blocks[b];
    const word = this.code.instructions[first].word;
    this.emit(NodeOp.BurnLoop, Rep.None, [], 0, 0, this.stateOf(first, this.env));
    if (this.flow.leavesToOuterLoop(i, b)) {
      this.reenter(word << 2, first);
      return;
    }
    this.goto(b);
  }

  /** Goes on in the variant of a loop header outside of what is compiled. */
  private reenter(offset: number, first: number): void {
    const block = this.open_();
    this.block = undefined;
    this.compilation.reentered.add(offset);
    const state = this.stateOf(first, this.env);
    block.nodes.push(this.graph.node(NodeOp.Reenter, Rep.None, [], offset, 0, state, block));
  }

  /** Ends the block by a condition. Each side is a block of its own, filled by the callbacks. */
  branch(condition: Node, whenTrue: () => void, whenFalse: () => void): void {
    const block = this.open_();
    block.nodes.push(this.graph.node(NodeOp.Branch, Rep.None, [condition], 0, 0, undefined, block));
    const env = this.env;
    const yes = this.graph.newBlock();
    const no = this.graph.newBlock();
    this.graph.connect(block, yes);
    this.graph.connect(block, no);
    this.block = yes;
    this.env = env.slice();
    this.forgetState();
    whenTrue();
    this.block = no;
    this.env = env.slice();
    this.forgetState();
    whenFalse();
    this.block = undefined;
  }

  /** A conditional jump: the bytecode blocks when it is not taken, and when it is. */
  conditionalJump(i: Instruction, condition: Node, jumpsIf: boolean): void {
    const { successors } = this.code.blocks[this.code.blockAt[this.startOf(i)]];
    const [next, target] = successors;
    const jump = (): void => {
      if (isBackward(i.op)) this.gotoBackward(i, target);
      else this.goto(target);
    };
    const fall = (): void => this.goto(next);
    if (jumpsIf) this.branch(condition, jump, fall);
    else this.branch(condition, fall, jump);
  }

  /** Word of the last instruction of the block that i is in. */
  lastWordOf(i: Instruction): number {
    return this.code.instructions[this.code.blocks[this.code.blockAt[this.startOf(i)]].last].word;
  }

  /** Word where the block of the current instruction begins. */
  startOf(i: Instruction): number {
    let word = i.word;
    while (this.code.blockAt[word] < 0) word--;
    return word;
  }

  /** Successor blocks of the block that ends with instruction i. */
  successorsOf(i: Instruction): readonly number[] {
    return this.code.blocks[this.code.blockAt[this.startOf(i)]].successors;
  }

  /**
   * Two ways within one instruction, joined afterwards: the results become one (undefined if both are), and so do registers that were
   * refined or reloaded on one way only.
   */
  fork(condition: Node, whenTrue: () => Node | undefined, whenFalse: () => Node | undefined): Node | undefined {
    this.state();
    const block = this.open_();
    block.nodes.push(this.graph.node(NodeOp.Branch, Rep.None, [condition], 0, 0, undefined, block));
    const env = this.env;
    const sides = [this.graph.newBlock(), this.graph.newBlock()];
    for (const side of sides) this.graph.connect(block, side);
    const ends: { edge: Edge; value: Node | undefined }[] = [];
    for (let n = 0; n < 2; n++) {
      this.block = sides[n];
      this.env = env.slice();
      const value = n === 0 ? whenTrue() : whenFalse();
      if (this.block !== undefined) ends.push({ edge: { block: this.block, env: this.env }, value });
    }
    return this.joinEnds(ends);
  }

  private joinEnds(ends: { edge: Edge; value: Node | undefined }[]): Node | undefined {
    if (ends.length === 0) {
      this.block = undefined;
      return undefined;
    }
    if (ends.length === 1) {
      this.block = ends[0].edge.block;
      this.env = ends[0].edge.env;
      return ends[0].value;
    }
    const merge = this.graph.newBlock();
    const env: (Node | undefined)[] = [];
    const edges = ends.map((end) => end.edge);
    for (let r = 0; r < this.fn.registers; r++) {
      const values = edges.map((edge) => edge.env[r]);
      env.push(values.some((v) => v === undefined) ? undefined : this.phi(merge, edges, values as Node[]));
    }
    const results = ends.map((end) => end.value);
    const value = results.some((v) => v === undefined) ? undefined : this.phi(merge, edges, results as Node[]);
    for (const edge of edges) this.jump(edge.block, merge);
    this.block = merge;
    this.env = env;
    return value;
  }

  /** One value out of several, in `merge`: boxed unless all are represented alike. */
  private phi(merge: Block, edges: readonly Edge[], values: readonly Node[]): Node {
    if (values.every((v) => v === values[0])) return values[0];
    const rep = values.every((v) => v.rep === values[0].rep) ? values[0].rep : Rep.Tagged;
    const inputs = values.map((v, n) => (rep === Rep.Tagged ? this.boxIn(edges[n].block, v) : v));
    const phi = this.graph.node(NodeOp.Phi, rep, inputs, 0, 0, undefined, merge);
    merge.phis.push(phi);
    return phi;
  }

  /** Builds an inlined callee from here, and goes on where it returns: with its result. */
  continueAfter(inner: Activation, env: (Node | undefined)[]): Node | undefined {
    inner.build(0, this.open_(), env);
    const ends = inner.returns.map(({ block, value }) => ({ edge: { block, env: this.env.slice() }, value }));
    return this.joinEnds(ends);
  }

  private leaveIn(block: Block, state: FrameState, reason: ExitReason): void {
    block.nodes.push(this.graph.node(NodeOp.Leave, Rep.None, [], reason, 0, state, block));
  }

  /** The interpreter takes over before the current instruction. */
  leave(reason: ExitReason): void {
    this.leaveIn(this.open_(), this.state(), reason);
    this.block = undefined;
  }

  /** A constructor of a derived class runs. */
  isDerived(): boolean {
    return (this.frame.fn.flags & CodeFlag.Derived) !== 0;
  }

  return(value: Node): void {
    if (this.parent !== undefined && this.isDerived()) {
      // What is constructed is decided here: `this`, or for the interpreter.
      const plain = value.op === NodeOp.ConstTagged && value.imm === Singleton.Undefined;
      if (!plain || this.env[0]?.rep !== Rep.Object) {
        this.leave(ExitReason.Instruction);
        return;
      }
    }
    const block = this.open_();
    this.block = undefined;
    if (this.parent !== undefined) {
      this.returns.push({ block, value: this.isDerived() ? this.env[0]! : value });
      return;
    }
    const inputs = [this.boxIn(block, value)];
    const self = this.env[0];
    if (this.isDerived() && self !== undefined) inputs.push(this.boxIn(block, self));
    block.nodes.push(this.graph.node(NodeOp.Return, Rep.None, inputs, 0, 0, undefined, block));
  }

  /** A unit of fuel for a native that was compiled: the slice may end after the call. */
  burnAfterCall(): void {
    this.emit(NodeOp.BurnCall, Rep.None, [], 0, 0, this.stateOf(this.current + 1, this.env));
  }

  // Frame states ----------------------------------------------------------------------------------------------------------------

  forgetState(): void {
    this.cachedState = undefined;
    this.cachedAt = -1;
  }

  /** The state before the current instruction. */
  state(): FrameState {
    if (this.onlyState !== undefined) return this.onlyState;
    if (this.cachedState === undefined || this.cachedAt !== this.current) {
      this.cachedState = this.stateOf(this.current, this.env);
      this.cachedAt = this.current;
    }
    return this.cachedState;
  }

  private covered(n: number): boolean {
    return this.code.handlerOf(this.code.instructions[n]) >= 0 || (this.parent?.covered ?? false);
  }

  stateOf(n: number, env: readonly (Node | undefined)[]): FrameState {
    if (this.onlyState !== undefined) return this.onlyState;
    const registers: (Node | undefined)[] = [];
    for (let r = 0; r < this.fn.registers; r++) registers.push(this.code.isLive(n, r) ? env[r] : undefined);
    const { word, op } = this.code.instructions[n];
    if (n === 0 && (op === Op.ConstructForward || op === Op.CreateRest)) {
      // The instruction reads all arguments, those without a register as well.
      this.args.forEach((arg, index) => {
        registers[1 + index] = arg;
      });
    }
    return new FrameState(
      this.frame,
      word << 2,
      registers,
      this.parent,
      this.calleeNode,
      this.newTarget,
      this.covered(n),
    );
  }

  /** The state after the current call: its offset, what lives afterwards without what the call writes. */
  stateAfter(): FrameState {
    const n = this.current;
    const i = this.code.instructions[n];
    const registers: (Node | undefined)[] = [];
    for (let r = 0; r < this.fn.registers; r++) registers.push(this.code.isLive(n + 1, r) ? this.env[r] : undefined);
    eachWrite(i, this.fn.registers, (r) => {
      registers[r] = undefined;
    });
    const covered = this.covered(n);
    if (covered) {
      // A handler may need what the code after the call does not.
      for (let r = 0; r < this.fn.registers; r++) {
        if (registers[r] === undefined && this.code.isLive(n, r)) registers[r] = this.env[r];
      }
      eachWrite(i, this.fn.registers, (r) => {
        if (r !== i.a) registers[r] = undefined;
      });
    }
    // Constructor and receiver stay where the callee has them: ConstructResult asks for both.
    if (isConstruct(i.op)) {
      registers[i.b + 2] = this.env[i.b + 2];
      registers[i.b + 3] = this.env[i.b + 3];
    }
    return new FrameState(this.frame, i.word << 2, registers, this.parent, this.calleeNode, this.newTarget, covered);
  }

  // Nodes -----------------------------------------------------------------------------------------------------------------------

  private open_(): Block {
    if (this.block === undefined) throw new Error('the block has ended');
    return this.block;
  }

  /** Appends a node to the block. */
  emit(op: NodeOp, rep: Rep, inputs: Node[], imm = 0, aux = 0, state: FrameState | undefined = undefined): Node {
    const block = this.open_();
    const node = this.graph.node(op, rep, inputs, imm, aux, state, block);
    block.nodes.push(node);
    return node;
  }

  /** A guard in the state before the current instruction. */
  guard(condition: Node, reason: ExitReason): void {
    this.emit(NodeOp.Guard, Rep.None, [condition], reason, 0, this.state());
  }

  int(value: number): Node {
    return this.emit(NodeOp.ConstInt, Rep.Int, [], value);
  }

  double(value: number): Node {
    return this.emit(NodeOp.ConstDouble, Rep.Double, [], value);
  }

  bool(value: boolean): Node {
    return this.emit(NodeOp.ConstBool, Rep.Bool, [], value ? 1 : 0);
  }

  cell(ref: number, rep: Rep): Node {
    return this.emit(NodeOp.ConstCell, rep, [], ref);
  }

  singleton(value: Singleton): Node {
    return this.constant(this.open_(), value);
  }

  private constant(block: Block, value: Singleton): Node {
    const node = this.graph.node(NodeOp.ConstTagged, Rep.Tagged, [], value, Tag.Singleton << 16, undefined, block);
    block.nodes.push(node);
    return node;
  }

  load(base: Node, offset: number, place: Place, rep: Rep): Node {
    return this.emit(NodeOp.Load, rep, [base], offset, place);
  }

  /** The function that runs. */
  callee(): Node {
    return this.calleeNode ?? this.emit(NodeOp.Load, Rep.Object, [], Frame.Callee, Place.Frame);
  }

  // Registers -------------------------------------------------------------------------------------------------------------------

  get(r: number): Node {
    const node = this.env[r];
    return node ?? this.singleton(Singleton.Undefined);
  }

  set(r: number, node: Node): void {
    this.env[r] = node;
  }

  /** Every register that holds `node` holds what it was checked to be. */
  private refine(node: Node, checked: Node): void {
    for (let r = 0; r < this.env.length; r++) if (this.env[r] === node) this.env[r] = checked;
  }

  private boxIn(block: Block, value: Node): Node {
    if (value.rep === Rep.Tagged) return value;
    const node = this.graph.node(NodeOp.Box, Rep.Tagged, [value], 0, 0, undefined, block);
    block.nodes.push(node);
    return node;
  }

  tagged(node: Node): Node {
    return this.boxIn(this.open_(), node);
  }

  /** `node` in another representation; guards use the state. Checked registers keep what was found. */
  convert(node: Node, rep: Rep, state: FrameState | undefined, reason: ExitReason = ExitReason.Type): Node {
    if (node.rep === rep) return node;
    const guard = (): FrameState => state ?? this.state();
    if (rep === Rep.Tagged) return this.tagged(node);
    if (rep === Rep.Double && node.rep === Rep.Int) return this.emit(NodeOp.IntToDouble, Rep.Double, [node]);
    if (rep === Rep.Int && node.rep === Rep.Double) {
      return this.emit(NodeOp.CheckDoubleInt, Rep.Int, [node], reason, 0, guard());
    }
    const from = node.rep === Rep.Tagged ? node : this.tagged(node);
    const why = rep === Rep.Double && reason === ExitReason.Type ? ExitReason.Number : reason;
    const checked = this.emit(CHECKS[rep], rep, [from], why, 0, guard());
    if (node.rep === Rep.Tagged) this.refine(node, checked);
    return checked;
  }

  getInt(r: number): Node {
    return this.convert(this.get(r), Rep.Int, undefined);
  }

  getDouble(r: number): Node {
    return this.convert(this.get(r), Rep.Double, undefined);
  }

  getObject(r: number, reason: ExitReason = ExitReason.Type): Node {
    return this.convert(this.get(r), Rep.Object, undefined, reason);
  }

  getString(r: number): Node {
    return this.convert(this.get(r), Rep.String, undefined);
  }

  getTagged(r: number): Node {
    return this.tagged(this.get(r));
  }

  kind(r: number): Kind {
    return kindOf(this.get(r));
  }

  // Instructions that are left to the interpreter's slow path -----------------------------------------------------------------------------

  /** Runs the current instruction by vm.step; its registers come from memory afterwards. */
  step(i: Instruction): void {
    this.emit(NodeOp.Step, Rep.None, [], 0, 0, this.state());
    this.reload(i);
    const made = this.env[i.a];
    if (made !== undefined && makesObject(i.op)) this.env[i.a] = this.emit(NodeOp.Unbox, Rep.Object, [made]);
  }

  /** As step, on one way through an instruction: the state is that before it. */
  stepInside(i: Instruction): void {
    this.emit(NodeOp.Step, Rep.None, [], 0, 0, this.state());
    this.readBack(i);
  }

  /** After a step: what it wrote and is needed. */
  reload(i: Instruction): void {
    this.readBack(i);
    this.forgetState();
  }

  private readBack(i: Instruction): void {
    const state = this.state();
    const written = new Set<number>();
    eachWrite(i, this.fn.registers, (r) => {
      written.add(r);
    });
    for (const r of written) {
      this.env[r] = this.isLiveAfter(i, r) ? this.emit(NodeOp.FrameRegister, Rep.Tagged, [], r, 0, state) : undefined;
    }
  }

  private isLiveAfter(i: Instruction, r: number): boolean {
    const block = this.code.blocks[this.code.blockAt[this.startOf(i)]];
    if (this.current < block.last) return this.code.isLive(this.current + 1, r);
    return block.successors.some((s) => this.code.isLive(this.code.blocks[s].first, r));
  }

  /** As step, for an instruction that jumps or not; it `ends` something when it always jumps, unless that failed before. */
  stepBranch(i: Instruction, target: number, next = this.successorsOf(i)[0], ends = false): void {
    const offset = this.code.instructions[this.code.blocks[target].first].word << 2;
    const jumped = this.emit(NodeOp.StepBranch, Rep.Bool, [], offset, 0, this.state());
    this.reload(i);
    // The step took the fuel of a backward jump itself.
    this.branch(
      jumped,
      () => {
        if (this.flow.leavesToOuterLoop(i, target)) {
          const first = this.code.blocks[target].first;
          const block = this.open_();
          block.nodes.push(
            this.graph.node(NodeOp.Reenter, Rep.None, [], offset, 0, this.stateOf(first, this.env), block),
          );
          this.block = undefined;
        } else this.goto(target);
      },
      () => {
        const { first } = this.code.blocks[next];
        const { word } = this.code.instructions[first];
        if (!ends || this.bets.hasFailed(word, ExitReason.Bounds)) this.goto(next);
        else {
          this.leaveIn(this.open_(), this.stateOf(first, this.env), ExitReason.Bounds);
          this.block = undefined;
        }
      },
    );
  }
}

const CHECKS: readonly NodeOp[] = [
  NodeOp.Count,
  NodeOp.CheckInt,
  NodeOp.CheckNumber,
  NodeOp.CheckBool,
  NodeOp.CheckObject,
  NodeOp.CheckString,
  NodeOp.Count,
  NodeOp.Box,
];

export function isConstruct(op: Op): boolean {
  return op === Op.Construct || op === Op.ConstructAs || op === Op.ConstructForward;
}

/** Is the result always an object? Kinds agrees. */
function makesObject(op: Op): boolean {
  return (
    op === Op.NewObject || op === Op.Closure || op === Op.NewLiteral || op === Op.NewArray || op === Op.ConstructResult
  );
}

/** Does a conversion need no guard? */
function canConvert(from: Rep, to: Rep): boolean {
  return from === to || to === Rep.Tagged || (from === Rep.Int && to === Rep.Double);
}

export function kindOf(node: Node): Kind {
  switch (node.rep) {
    case Rep.Int:
      return Kind.Int;
    case Rep.Double:
      return Kind.Double;
    case Rep.Bool:
      return Kind.Bool;
    case Rep.Object:
      return Kind.Object;
    case Rep.String:
      return Kind.String;
    default:
      return Kind.Tagged;
  }
}

export function repOf(kind: Kind): Rep {
  switch (kind) {
    case Kind.Int:
      return Rep.Int;
    case Kind.Double:
      return Rep.Double;
    case Kind.Bool:
      return Rep.Bool;
    case Kind.Object:
      return Rep.Object;
    case Kind.String:
      return Rep.String;
    default:
      return Rep.Tagged;
  }
}
