// limit: memory
function greedy(_: unknown, context: ClassDecoratorContext) {
  for (;;) context.addInitializer(() => {});
}
@greedy
class A {}
