// limit: stack
function again(_: unknown, __: ClassDecoratorContext): any {
  @again
  class Inner {}
  return Inner;
}
@again
class A {}
