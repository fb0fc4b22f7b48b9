// From a request to graphs: the hot function in each of its entries.

import { CodeFlag } from '../../../vm-assembly/abi/layout.ts';
import type { CompileRequest } from '../request.ts';
import { FrameInfo, Graph, type Node } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { Activation, Compilation } from './activation.ts';
import { translate } from './instructions.ts';

/** Words of bytecode that are inlined into one graph beyond the smallest callees. */
const INLINE_BUDGET = 200;

/** A function, from its start (entry 0) or from the loop header at a byte offset. */
export interface Unit {
  function: number;
  graph: Graph;
}

/** A function that compiled code cannot stand for; `reason` says why. */
export class RefusedError extends Error {
  readonly reason: string;

  constructor(reason: string) {
    super(`not compiled: ${reason}`);
    this.reason = reason;
  }
}

/** Graphs for a request, before any pass. */
export function buildGraphs(request: CompileRequest): Unit[] {
  const [root] = request.functions;
  if ((root.flags & (CodeFlag.Generator | CodeFlag.Async)) !== 0) throw new RefusedError('it is suspended and resumed');
  const units: Unit[] = [];
  const headers = request.headers.slice();
  const add = (index: number, offset: number): void => {
    const compilation = new Compilation(request, INLINE_BUDGET);
    units.push({ function: index, graph: buildGraph(compilation, index, offset) });
    // A loop inside another one goes on in the variant that begins at the outer header.
    for (const header of compilation.reentered) if (!headers.includes(header)) headers.push(header);
  };
  if (request.start) add(0, 0);
  for (let n = 0; n < headers.length; n++) add(0, headers[n]);
  return units;
}

function buildGraph(compilation: Compilation, index: number, offset: number): Graph {
  const fn = compilation.request.functions[index];
  const frame = new FrameInfo(fn, index, 0, undefined, 0);
  const graph = new Graph(frame, offset);
  const activation = new Activation(compilation, graph, frame, undefined, undefined, undefined, [], translate);
  const code = activation.code;
  const first = code.blocks[code.blockAt[offset >> 2]].first;
  const env: (Node | undefined)[] = [];
  for (let r = 0; r < fn.registers; r++) {
    if (!code.isLive(first, r)) {
      env.push(undefined);
      continue;
    }
    const node = graph.node(NodeOp.EntryRegister, Rep.Tagged, [], r, 0, undefined, graph.entry);
    graph.entry.nodes.push(node);
    env.push(node);
  }
  activation.build(offset >> 2, graph.entry, env);
  return graph;
}
