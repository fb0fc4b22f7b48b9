// A graph as text: a line for each node. `v3:int = AddInt v1 v2 @28` is node 3, an Int, that leaves at byte 28 of its function.

import type { Block, FrameState, Graph, Node } from './graph.ts';
import { EXIT_REASONS, NodeOp, REP_NAMES, Rep } from './node.ts';
import { NODE_NAMES } from './op-info.ts';

const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];
const TAG_TESTS = ['int', 'number', 'object', 'string', 'boolean', 'nullish', 'singleton'];
const PLACES = [
  'shape',
  'slots',
  'elements',
  'capacity',
  'slot',
  'arrayLength',
  'arrayFlags',
  'kind',
  'flags',
  'code',
  'env',
  'home',
  'initialShape',
  'parent',
  'environment',
  'variable',
  'stringLength',
  'viewLength',
  'view',
  'frame',
  'cell',
];

/** The whole graph; with `states`, the registers of every frame state as well. */
export function printGraph(graph: Graph, states = false): string {
  const lines = [`${graph.frame.fn.name || '(anonymous)'} from ${graph.entryOffset}`];
  for (const block of graph.blocks) {
    lines.push(blockHead(block));
    for (const phi of block.phis) lines.push('  ' + printNode(phi));
    for (const node of block.nodes) {
      lines.push('  ' + printNode(node));
      if (states && node.state !== undefined) lines.push('      ' + printState(node.state));
    }
  }
  return lines.join('\n') + '\n';
}

function blockHead(block: Block): string {
  let head = `b${block.id}:`;
  if (block.predecessors.length > 0) head += ` from ${block.predecessors.map((b) => `b${b.id}`).join(' ')}`;
  if (block.loop === block) head += ` loop ${block.loopDepth}`;
  return head;
}

export function printNode(node: Node): string {
  const parts: string[] = [];
  if (node.rep !== Rep.None) parts.push(`v${node.id}:${REP_NAMES[node.rep]} =`);
  parts.push(NODE_NAMES[node.op]);
  const detail = printNumbers(node);
  if (detail) parts.push(detail);
  for (const input of node.inputs) parts.push(`v${input.id}`);
  if (node.op === NodeOp.Jump || node.op === NodeOp.Branch) {
    parts.push('->', ...node.block.successors.map((b) => `b${b.id}`));
  }
  if (node.state !== undefined) parts.push(`@${printPlaceOf(node.state)}`);
  return parts.join(' ');
}

function printNumbers(node: Node): string {
  switch (node.op) {
    case NodeOp.ConstInt:
    case NodeOp.ConstDouble:
    case NodeOp.ConstBool:
    case NodeOp.ConstRaw:
    case NodeOp.EntryRegister:
    case NodeOp.FrameRegister:
      return Object.is(node.imm, -0) ? '-0' : String(node.imm);
    case NodeOp.ConstTagged:
      return `${(node.aux >>> 0).toString(16)}:${(node.imm >>> 0).toString(16)}`;
    case NodeOp.ConstCell:
      return `c${node.imm}`;
    case NodeOp.CompareInt:
    case NodeOp.CompareUint:
    case NodeOp.CompareDouble:
      return COMPARISONS[node.imm];
    case NodeOp.TestTag:
      return TAG_TESTS[node.imm] + (node.imm === 6 ? ` ${node.aux}` : '');
    case NodeOp.Guard:
    case NodeOp.Leave:
      return EXIT_REASONS[node.imm];
    case NodeOp.Load:
    case NodeOp.Store:
      return `${PLACES[node.aux]}+${node.imm}`;
    case NodeOp.NewObject:
    case NodeOp.NewClosure:
      return `c${node.imm}`;
    case NodeOp.Virtual:
      return `${NODE_NAMES[node.aux]} ${node.imm}`;
    case NodeOp.CallCode:
      return `f${node.imm} w${node.aux}`;
    default:
      return node.imm !== 0 || node.aux !== 0 ? `#${node.imm}${node.aux !== 0 ? ` #${node.aux}` : ''}` : '';
  }
}

/** Where a state is: byte offsets, the outermost frame first. */
function printPlaceOf(state: FrameState): string {
  const at = `${state.offset}`;
  return state.parent === undefined ? at : `${printPlaceOf(state.parent)}/${at}`;
}

/** A frame state with its registers, the innermost frame first. */
export function printState(state: FrameState): string {
  const registers: string[] = [];
  state.registers.forEach((node, r) => {
    if (node !== undefined) registers.push(`r${r}=v${node.id}`);
  });
  const name = state.frame.fn.name || '(anonymous)';
  let text = `${name}@${state.offset}${state.covered ? '!' : ''} [${registers.join(' ')}]`;
  if (state.callee !== undefined) text += ` callee=v${state.callee.id}`;
  if (state.newTarget !== undefined) text += ` new=v${state.newTarget.id}`;
  for (const { node, values } of state.virtuals) text += ` v${node.id}={${values.map((v) => `v${v.id}`).join(' ')}}`;
  return state.parent === undefined ? text : `${text} in ${printState(state.parent)}`;
}
