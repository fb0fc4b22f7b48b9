// Objects that were never made, where control leaves: they are made then, by functions of the module.

import type { FrameState, Node, VirtualObject } from '../ssa/graph.ts';
import { NodeOp, Rep } from '../ssa/node.ts';
import { Effects } from './effects.ts';
import { W } from './wasm.ts';

export abstract class Virtuals extends Effects {
  /** Makes the virtual objects of a state, and puts their addresses where its registers look for them. */
  protected materialize(state: FrameState): void {
    const made = new Set<Node>();
    for (const virtual of state.virtuals) this.make(virtual, state, made);
  }

  /** What is in an object comes first: no two are in each other. */
  private make(virtual: VirtualObject, state: FrameState, made: Set<Node>): void {
    const { node, values } = virtual;
    if (made.has(node)) return;
    made.add(node);
    for (const value of values) {
      const inside = value.op === NodeOp.Box ? value.inputs[0] : value;
      const other = state.virtuals.find((candidate) => candidate.node === inside);
      if (other !== undefined) this.make(other, state, made);
    }
    if (node.aux === NodeOp.NewClosure) {
      this.cell(node.imm);
      for (const value of values) this.value(value);
      this.callVm('closure');
    } else {
      for (const value of values) {
        if (value.rep === Rep.Raw || (node.aux === NodeOp.NewEnvironment && value === values[0])) this.value(value);
        else this.boxed(value);
      }
      this.callInternal(this.context.makers.of(node, values));
    }
    this.tee(this.selection.localOf[node.id]);
    this.op(W.I32Eqz);
    this.open(W.If, undefined);
    // no memory: that ends the run, wherever it is
    this.i32(0);
    this.i32(0);
    this.callVm('unwind');
    this.exception();
    this.op(W.Return);
    this.close();
  }
}
