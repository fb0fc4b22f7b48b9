/** Globals that are made when a program first asks for them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../runtime-host/index.ts';
import { sharedEngine } from '../support/run-guest.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await sharedEngine();
});

function evaluate(source: string): unknown {
  using isolate = engine.createIsolate();
  return isolate.run(engine.compile(source, { kind: 'script', completionValue: true }));
}

describe('lazy globals', () => {
  it('are data properties once they were looked at', () => {
    expect(evaluate('URL; Object.keys(Object.getOwnPropertyDescriptor(globalThis, "URL")).join()')).toBe(
      'value,writable,enumerable,configurable',
    );
    expect(evaluate('"URL" in globalThis && !Object.keys(globalThis).includes("URL")')).toBe(true);
  });

  it('can be replaced before and after', () => {
    expect(evaluate('URL = 5; URL')).toBe(5);
    expect(evaluate('new URL("http://a"); URL = 6; URL')).toBe(6);
    expect(evaluate('function atob() { return "mine"; } atob("x")')).toBe('mine');
    expect(evaluate('var btoa = 7; btoa')).toBe(7);
    expect(evaluate('let Event = 8; Event')).toBe(8);
    expect(evaluate('delete globalThis.URL; typeof URL')).toBe('undefined');
  });

  it('are the same to all who ask', () => {
    expect(evaluate('try { atob("*") } catch (e) { e instanceof DOMException }')).toBe(true);
    expect(
      evaluate('const a = URL; a === globalThis.URL && new a("http://x").searchParams instanceof URLSearchParams'),
    ).toBe(true);
  });

  it('do not depend on what the guest did to the built-ins', () => {
    const source = `
      Map.prototype.get = Map.prototype.set = () => { throw 1; };
      Object.defineProperty = String.prototype.toLowerCase = RegExp = Date = TypeError = null;
      globalThis.Map = undefined;
      JSON.stringify([new URL('HTTP://Ex.com/a b').href, structuredClone({ a: [1] }), btoa('x')])`;
    expect(evaluate(source)).toBe('["http://ex.com/a%20b",{"a":[1]},"eA=="]');
  });

  it('come back after a reset, and survive a limit that is reached while they are made', () => {
    using isolate = engine.createIsolate({ fuel: 100 });
    const program = engine.compile('new URL("http://a/").href', { kind: 'script', completionValue: true });
    expect(() => isolate.run(program)).toThrow();
    using other = engine.createIsolate();
    expect(other.run(program)).toBe('http://a/');
    other.reset();
    expect(other.run(program)).toBe('http://a/');
  });
});
