// Graphs as text, for tests of the passes. A line is a node, nearly as ssa/print.ts writes it:
//
//   b0:
//     x = EntryRegister 0
//     i = CheckInt x @4[x]          frame state: byte offset, registers from 0 on, _ for none
//     Jump b1
//   b1: header @8[i]
//     n:int = Phi i m
//     ...
//     Branch c b1 b2
//
// Names of comparisons, places (`slot+16`), exit reasons, tests of tags and singletons are as in dumps.

import type { FunctionData } from '../../../runtime-host/jit/request.ts';
import { type Block, FrameInfo, FrameState, Graph, type Node } from '../../../runtime-host/jit/ssa/graph.ts';
import { EXIT_REASONS, NodeOp, REP_NAMES, Rep } from '../../../runtime-host/jit/ssa/node.ts';
import { NODE_NAMES, yields } from '../../../runtime-host/jit/ssa/op-info.ts';
import { Singleton, Tag } from '../../../vm-assembly/abi/values.ts';

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];
const TAG_TESTS = ['int', 'number', 'object', 'string', 'boolean', 'nullish', 'singleton'];
const SINGLETONS = ['undefined', 'null', 'false', 'true', 'hole'];
const PLACES = [
  ...['shape', 'slots', 'elements', 'capacity', 'slot', 'arrayLength', 'arrayFlags', 'kind', 'flags', 'code', 'env'],
  ...['initialShape', 'parent', 'environment', 'variable', 'stringLength', 'viewLength', 'view', 'frame', 'cell'],
];
const REGISTERS = 32;

export interface ParsedGraph {
  graph: Graph;
  /** Nodes by the names that they have in the text. */
  nodes: Map<string, Node>;
  blocks: Block[];
}

export function testFunction(failed: { offset: number; reason: number }[] = []): FunctionData {
  return {
    code: 0,
    name: 'test',
    index: 0,
    library: false,
    flags: 0,
    registers: REGISTERS,
    params: 0,
    words: new Int32Array(0),
    constants: [],
    handlers: new Uint32Array(0),
    seen: new Uint32Array(0),
    profiled: false,
    sites: [],
    start: 0,
    variables: 0,
    data: 0,
    failed,
  };
}

export function parseGraph(text: string, fn: FunctionData = testFunction()): ParsedGraph {
  const frame = new FrameInfo(fn, 0, 0, undefined, 0);
  const graph = new Graph(frame, 0);
  const nodes = new Map<string, Node>();
  const blocks: Block[] = [graph.entry];
  const later: (() => void)[] = [];
  const blockNamed = (name: string): Block => {
    const n = Number(name.slice(1));
    while (blocks.length <= n) blocks.push(graph.newBlock());
    return blocks[n];
  };
  const nodeNamed = (name: string): Node => {
    const node = nodes.get(name);
    if (node === undefined) throw new Error(`no node ${name}`);
    return node;
  };
  const parseState = (state: string): FrameState => {
    const [, offset, list] = /^@(\d+)\[(.*)\]$/.exec(state)!;
    const registers = list.split(' ').filter((name) => name !== '');
    const made = new FrameState(frame, Number(offset), [], undefined, undefined, undefined, false);
    later.push(() => {
      for (const name of registers) made.registers.push(name === '_' ? undefined : nodeNamed(name));
    });
    return made;
  };
  let block = graph.entry;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    const head = /^(b\d+):(?:\s+header\s+(@.*))?$/.exec(line);
    if (head !== null) {
      block = blockNamed(head[1]);
      if (head[2] !== undefined) block.headerState = parseState(head[2]);
      continue;
    }
    const match = /^(?:(\w+)(?::(\w+))?\s*=\s*)?(\w+)((?:\s+[^@\s]\S*)*)(?:\s+(@.*))?$/.exec(line);
    if (match === null) throw new Error(`not a node: ${line}`);
    const [, name, repName, opName, rest, state] = match;
    const op = NODE_NAMES.indexOf(opName) as NodeOp;
    if (op < 0) throw new Error(`no operation ${opName}`);
    const rep = repName === undefined ? onlyRep(op, line) : (REP_NAMES.indexOf(repName) as Rep);
    const node = graph.node(op, rep, [], 0, 0, state === undefined ? undefined : parseState(state), block);
    const names: string[] = [];
    const numbers: number[] = [];
    for (const word of rest.split(/\s+/)) {
      if (word === '') continue;
      const place = /^(\w+)\+(\d+)$/.exec(word);
      if (/^b\d+$/.test(word)) graph.connect(block, blockNamed(word));
      else if (place !== null) numbers.push(Number(place[2]), PLACES.indexOf(place[1]));
      else if (op === NodeOp.ConstTagged) numbers.push(...taggedWord(word));
      else if (COMPARISONS.includes(word)) numbers.push(COMPARISONS.indexOf(word));
      else if (op === NodeOp.TestTag && names.length === 0 && numbers.length === 0)
        numbers.push(TAG_TESTS.indexOf(word));
      else if ((op === NodeOp.Guard || op === NodeOp.Leave) && EXIT_REASONS.includes(word)) {
        numbers.push(EXIT_REASONS.indexOf(word));
      } else if (/^-?(\d|Infinity)/.test(word) || word === 'NaN') numbers.push(Number(word));
      else names.push(word);
    }
    node.imm = numbers[0] ?? 0;
    node.aux = numbers[1] ?? 0;
    later.push(() => node.inputs.push(...names.map(nodeNamed)));
    (op === NodeOp.Phi ? block.phis : block.nodes).push(node);
    if (name !== undefined) nodes.set(name, node);
  }
  for (const run of later) run();
  return { graph, nodes, blocks };
}

function onlyRep(op: NodeOp, line: string): Rep {
  const reps: Rep[] = [];
  for (let rep = Rep.None; rep <= Rep.Tagged; rep++) if (yields(op, rep)) reps.push(rep);
  if (reps.length !== 1) throw new Error(`say which representation: ${line}`);
  return reps[0];
}

function taggedWord(word: string): [number, number] {
  const singleton = SINGLETONS.indexOf(word);
  if (singleton >= 0) return [Singleton.Undefined + singleton, (Tag.Singleton << 16) | 0];
  if (/^-?\d+$/.test(word)) return [Number(word), (Tag.Int << 16) | 0];
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Number(word));
  return [view.getInt32(4), view.getInt32(0)];
}
