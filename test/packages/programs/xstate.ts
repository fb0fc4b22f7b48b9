import { assign, createActor, createMachine, fromPromise, setup, waitFor } from 'xstate';

const light = createMachine({
  id: 'light',
  initial: 'green',
  states: {
    green: { on: { NEXT: 'yellow' } },
    yellow: { on: { NEXT: 'red' } },
    red: { initial: 'walk', states: { walk: { on: { STEP: 'stop' } }, stop: {} }, on: { NEXT: 'green' } },
  },
});
const actor = createActor(light);
actor.subscribe((s) => console.log(JSON.stringify(s.value)));
actor.start();
for (const type of ['NEXT', 'NEXT', 'STEP', 'BOGUS', 'NEXT'] as const) actor.send({ type } as any);
const counter = setup({
  types: {} as { context: { count: number; log: string[] }; events: { type: 'inc'; by: number } | { type: 'go' } },
  guards: { small: ({ context }) => context.count < 5 },
  actors: {
    load: fromPromise(async ({ input }: { input: number }) => {
      await null;
      if (input > 3) return input * 10;
      throw new Error('too small');
    }),
  },
}).createMachine({
  context: { count: 0, log: [] },
  initial: 'idle',
  states: {
    idle: {
      on: {
        inc: [
          { guard: 'small', actions: assign({ count: ({ context, event }) => context.count + event.by }) },
          { actions: assign({ log: ({ context }) => [...context.log, 'refused'] }) },
        ],
        go: 'loading',
      },
    },
    loading: {
      invoke: {
        src: 'load',
        input: ({ context }) => context.count,
        onDone: { target: 'done', actions: assign({ count: ({ event }) => event.output }) },
        onError: { target: 'failed' },
      },
    },
    done: { type: 'final', entry: assign({ log: ({ context }) => [...context.log, 'entered done'] }) },
    failed: { type: 'final' },
  },
});
for (const by of [1, 3]) {
  const a = createActor(counter).start();
  a.send({ type: 'inc', by });
  a.send({ type: 'inc', by });
  a.send({ type: 'inc', by });
  a.send({ type: 'go' });
  const final = await waitFor(a, (s) => s.status !== 'active');
  console.log(final.value, final.context, final.status);
}
