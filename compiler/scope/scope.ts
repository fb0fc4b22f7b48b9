// What scope analysis finds out: bindings, scopes, functions, classes and modules. The analysis writes these objects into the
// `binding` and `scope` fields of the tree, where lowering reads them:
//
//   Program, functions     .scope   FunctionInfo (its scopes hang on it; a function's body block has none of its own)
//   blocks, loops, switch, .scope   Scope, or null when nothing is declared in it
//     catch, static blocks
//   classes                .scope   ClassInfo
//   namespaces, enums      .scope   Scope; .binding the variable that holds the object
//   fields                 .scope   Binding that keeps a computed key, else null
//   `accessor` fields      .scope   Binding of the private name behind it
//   Identifier             .binding Binding, or null: a global (references), not a variable (property names, labels)
//   Identifier             .holeCheck true: the reference may run before the initialization
//   PrivateIdentifier      .binding Binding of kind PrivateName

import type {
  CallExpression,
  ClassNode,
  Expression,
  FunctionDeclaration,
  FunctionNode,
  Identifier,
  MemberExpression,
  Node,
  Program,
  StringLiteral,
} from '../syntax/ast.ts';
import type { EvalVars } from './eval-vars.ts';

/** What a name was declared by. */
export const enum BindingKind {
  Var,
  Let,
  Const,
  Using,
  AwaitUsing,
  /** A class declaration as its surroundings see it. */
  Class,
  Function,
  Parameter,
  CatchParameter,
  /** `import { a }`, `import a`: an alias of another module's variable. */
  Import,
  /** `import * as a`: the namespace object. */
  ImportNamespace,
  /** `import a = B.c`, `import a = require('m')` (the latter is resolved like an import). */
  ImportAlias,
  Enum,
  ConstEnum,
  EnumMember,
  Namespace,
  /** The object of one namespace block or enum, as its body sees it. */
  NamespaceObject,
  /** Exported variable of a namespace: a property of its object. */
  NamespaceMember,
  /** The own name of a function expression. Assignment: ignored in sloppy code, TypeError in strict code. */
  FunctionName,
  /** The name of a class inside the class: constant. */
  ClassName,
  PrivateName,
  /** Keeps the key of a field `[key] = value` from the class definition to the initialization. */
  ComputedKey,
  /** Belongs to lowering: state of decorators, shared by the class definition and its initializers. */
  DecoratorState,
  /** The value of `export default expression`, or of an anonymous function or class. */
  ExportDefault,
  /** The value of `export = expression`. */
  ExportEquals,
  This,
  Arguments,
  NewTarget,
  /** The running function, for `super()`. */
  ActiveFunction,
  /** The variables that direct evals declared in a function: an object without prototype, or undefined as long as there are none. */
  EvalVars,
  /** The object of a `with` statement. */
  WithObject,
  /** A name that may be a property of the object of a `with` statement. */
  WithName,
}

/** Where a variable lives at run time. */
export const enum Storage {
  /** Nowhere: never used, or resolved to another variable. */
  None,
  /** In a register of the function that declares it; lowering chooses which one. */
  Register,
  /** In slot `index` of the environment of its scope. */
  Environment,
  /** V[index]. */
  UnitVariable,
  /** A property of the global object. */
  Global,
  /** Property `memberName` of the value of `object`. */
  NamespaceMember,
  /** A property of the value of `object`, the object of a `with`, if it has one of that name; else what `behind` says, or a global. */
  With,
}

/** What a TypeScript annotation promises: a kind, and flags. A hint: it never changes what the program does. */
export const enum TypeHint {
  None,
  Number,
  String,
  Boolean,
  BigInt,
  Symbol,
  Undefined,
  Null,
  Object,
  Function,
  Array,
  NumberArray,
  StringArray,
  /** A class, interface, alias or type parameter, by its name. */
  Named,
  KindMask = 0x3f,
  /** Flags: the value may also be undefined, or null. */
  OrUndefined = 0x40,
  OrNull = 0x80,
}

/** "No position": later than every position. */
export const NEVER = 0x7fffffff;

/** Facts of a binding that few bindings have. */
class BindingDetails {
  initialFrom: Binding | null = null;
  annexB: Binding | null = null;
  namespaceExport = false;
  memberName = '';
  uses: ImportUses | null = null;
  enumTable: EnumTable | null = null;
  behind: Binding | null = null;
  namespaceInfo: NamespaceInfo | null = null;
  literal: Expression | null = null;
  enumConstant: Expression | null = null;
}

// The fields of the classes that exist in numbers are assigned by their constructors, as in the tree's nodes: engines make
// such objects faster than those with field initializers.

/** One variable. */
export class Binding {
  declare readonly name: string;
  declare kind: BindingKind;
  declare readonly scope: Scope;
  /** The node that declares it: an Identifier, a declaration, or null for implicit ones. */
  declare readonly declaration: Node | null;
  declare storage: Storage;
  /** Environment slot or unit variable; -1 else. */
  declare index: number;
  /** An inner function refers to it. */
  declare captured: boolean;
  /** Some expression reads or writes it. */
  declare referenced: boolean;
  /** Written after its initialization. For `var`: other than by one single declaration with initializer. */
  declare assigned: boolean;
  /** Some reference may run before the initialization: the variable must hold Hole when its scope is entered. */
  declare needsHoleCheck: boolean;
  /** Var: a declaration with initializer was seen. */
  declare declaredWithValue: boolean;
  declare typeHint: TypeHint;
  /** Initialized once this byte of the source was passed. */
  declare initEnd: number;
  /** … and until this one: another case of a `switch` may be entered without the initialization. */
  declare initRegionEnd: number;
  /** NamespaceMember storage: the variable that holds the object. */
  declare object: Binding | null;
  /** Imports, after linking: the variable of the other module. */
  declare target: Binding | null;
  /** Function declarations: the one that counts, which is the last. */
  declare functionNode: FunctionDeclaration | null;
  /** How early the functions behind this name may run; see reach.ts. */
  declare reach: Reach | null;
  /** Null in most bindings; read and written by the accessors below. */
  declare private details: BindingDetails | null;

  constructor(name: string, kind: BindingKind, scope: Scope, declaration: Node | null) {
    this.name = name;
    this.kind = kind;
    this.scope = scope;
    this.declaration = declaration;
    this.storage = Storage.Register;
    this.index = -1;
    this.captured = false;
    this.referenced = false;
    this.assigned = false;
    this.needsHoleCheck = false;
    this.declaredWithValue = false;
    this.typeHint = TypeHint.None;
    this.initEnd = 0;
    this.initRegionEnd = NEVER;
    this.object = null;
    this.target = null;
    this.functionNode = null;
    this.reach = null;
    this.details = null;
  }

  private get more(): BindingDetails {
    this.details ??= new BindingDetails();
    return this.details;
  }

  /** Storage.With: the variable that the name means if the object has no such property; null is a global. */
  get behind(): Binding | null {
    return this.details === null ? null : this.details.behind;
  }
  set behind(value: Binding | null) {
    this.more.behind = value;
  }

  /** Var of a body behind a separate parameter scope: starts with the value of this parameter (spec: sec-functiondeclarationinstantiation, step 28.f). */
  get initialFrom(): Binding | null {
    return this.details === null ? null : this.details.initialFrom;
  }
  set initialFrom(value: Binding) {
    this.more.initialFrom = value;
  }

  /** Function in a block of sloppy code: its evaluation also writes this variable (spec: sec-web-compat-functiondeclarationinstantiation). */
  get annexB(): Binding | null {
    return this.details === null ? null : this.details.annexB;
  }
  set annexB(value: Binding) {
    this.more.annexB = value;
  }

  /** Function, class, enum or namespace that is exported by a namespace: also written to the namespace's object. */
  get namespaceExport(): boolean {
    return this.details !== null && this.details.namespaceExport;
  }
  set namespaceExport(value: boolean) {
    this.more.namespaceExport = value;
  }

  /** NamespaceMember storage: the property's name. */
  get memberName(): string {
    return this.details === null || this.details.memberName === '' ? this.name : this.details.memberName;
  }
  set memberName(value: string) {
    this.more.memberName = value;
  }

  /** Imports and const enums: where they are used. */
  get uses(): ImportUses | null {
    return this.details === null ? null : this.details.uses;
  }
  set uses(value: ImportUses) {
    this.more.uses = value;
  }

  /** Enums: the members of all merged blocks. */
  get enumTable(): EnumTable | null {
    return this.details === null ? null : this.details.enumTable;
  }
  set enumTable(value: EnumTable) {
    this.more.enumTable = value;
  }

  /** Namespaces: what all merged blocks export. */
  get namespaceInfo(): NamespaceInfo | null {
    return this.details === null ? null : this.details.namespaceInfo;
  }
  set namespaceInfo(value: NamespaceInfo) {
    this.more.namespaceInfo = value;
  }

  /** `const` with a number, string, boolean or null literal: a reference without hole check is that literal. */
  get literal(): Expression | null {
    return this.details === null ? null : this.details.literal;
  }
  set literal(value: Expression) {
    this.more.literal = value;
  }

  /** `const` with another value that is a constant where enums refer to it: a signed number, a template. */
  get enumConstant(): Expression | null {
    return this.details === null ? null : this.details.enumConstant;
  }
  set enumConstant(value: Expression) {
    this.more.enumConstant = value;
  }

  /** Assignments throw a TypeError (in the case of FunctionName: in strict code). */
  get immutable(): boolean {
    switch (this.kind) {
      case BindingKind.Const:
      case BindingKind.Using:
      case BindingKind.AwaitUsing:
      case BindingKind.Import:
      case BindingKind.ImportNamespace:
      case BindingKind.ImportAlias:
      case BindingKind.ClassName:
      case BindingKind.FunctionName:
        return true;
      default:
        return false;
    }
  }
}

/** The places where an import or a const enum is used; linking decides what they become. */
export class ImportUses {
  /** Every value reference. */
  readonly references: Identifier[] = [];
  /** `a.b`, read: the object is one of the references. */
  readonly members: MemberExpression[] = [];
  /** Those of `members` that are called: `a.b()`. */
  readonly calledMembers: MemberExpression[] = [];
  /** It is exported, or used in a way that the lists do not describe. */
  escapes = false;
}

// Lists that stay empty in most objects are shared until something is added.
const NO_BINDINGS: readonly Binding[] = [];
const NO_FUNCTIONS: readonly FunctionDeclaration[] = [];
const NO_CHILDREN: readonly FunctionInfo[] = [];

/** The earliest moment at which a function that is known by one name only may run. */
export class Reach {
  /** The smallest source position at which the name is used by the code that surrounds it. */
  position = NEVER;
  /** It does not exist before this position. */
  readonly creation: number;
  /** Functions of the same level that its code refers to. */
  callees: readonly Binding[] = NO_BINDINGS;
  constructor(creation: number) {
    this.creation = creation;
  }

  addCallee(binding: Binding): void {
    const callees = this.callees as Binding[];
    if (callees.length === 0) this.callees = [binding];
    else if (callees[callees.length - 1] !== binding) callees.push(binding);
  }
}

/** One member of an enum; its value, where it is constant, is found by enums.ts when it is asked for. */
export class EnumEntry {
  readonly name: string;
  readonly initializer: Expression | null;
  /** The member before it in the same block, for those without initializer. */
  readonly previous: EnumEntry | null;
  readonly table: EnumTable;
  state = EnumState.Unknown;
  /** Undefined: computed at run time. */
  value: number | string | undefined = undefined;
  constructor(name: string, initializer: Expression | null, previous: EnumEntry | null, table: EnumTable) {
    this.name = name;
    this.initializer = initializer;
    this.previous = previous;
    this.table = table;
  }
}

/** How far the evaluation of an enum member got. */
export const enum EnumState {
  Unknown,
  /** Its own initializer leads back to it: not constant. */
  Running,
  Done,
}

/** The members of an enum, over all merged blocks. */
export class EnumTable {
  readonly entries = new Map<string, EnumEntry>();
}

/** Names of exported variables, functions, classes, enums and, with what these export, namespaces. */
export class NamespaceInfo {
  readonly members = new Map<string, NamespaceInfo | null>();
  /** The exported enums: each block of the namespace may have a part of one. */
  readonly enums = new Map<string, EnumTable>();
}

/** What opened a scope. */
export const enum ScopeKind {
  Module,
  Script,
  /** Parameters, vars and top-level lexical names of a function; the body alone when there is a scope `Parameters`. */
  Function,
  /** Parameters of a function whose parameter list contains expressions. */
  Parameters,
  Block,
  /** The head of a for, for-in or for-of loop. */
  For,
  Catch,
  Class,
  ClassStaticBlock,
  Switch,
  Namespace,
  Enum,
  /** Lexical names of code for `eval`; in strict code all of its names. */
  Eval,
}

/** A region of source with its own names. Scopes without names are not created, those of functions excepted. */
export class Scope {
  declare readonly kind: ScopeKind;
  declare readonly parent: Scope | null;
  declare readonly functionInfo: FunctionInfo;
  /** In order of declaration. A name is there once; merged declarations share a binding. */
  declare bindings: readonly Binding[];
  /** Functions to create when the scope is entered, in source order; of several with one name only the last. */
  declare functions: readonly FunctionDeclaration[];
  /** Slots of its environment; 0: there is none at run time. */
  declare environmentSlots: number;
  /** A `for` loop that needs a copy of the environment for each iteration. */
  declare perIterationCopy: boolean;
  /** Entered at most once in the life of the unit: what is captured lives in unit variables. */
  declare readonly once: boolean;
  /** Byte offset where it begins. */
  declare readonly start: number;
  /** Namespace and enum: the variable that holds the object while the body runs. */
  declare objectBinding: Binding | null;
  /** Sloppy functions with a direct eval: the binding of kind EvalVars. */
  declare evalVars: Binding | null;

  constructor(kind: ScopeKind, parent: Scope | null, functionInfo: FunctionInfo, once: boolean, start: number) {
    this.kind = kind;
    this.parent = parent;
    this.functionInfo = functionInfo;
    this.once = once;
    this.start = start;
    this.bindings = NO_BINDINGS;
    this.functions = NO_FUNCTIONS;
    this.environmentSlots = 0;
    this.perIterationCopy = false;
    this.objectBinding = null;
    this.evalVars = null;
  }

  addBinding(binding: Binding): void {
    if (this.bindings.length === 0) this.bindings = [binding];
    else (this.bindings as Binding[]).push(binding);
  }
}

/** What kind of code a function is. */
export const enum FunctionKind {
  /** Top level of a module or script. */
  TopLevel,
  /** Declaration or expression. */
  Function,
  Arrow,
  /** Method, getter or setter, of a class or an object literal. */
  Method,
  ClassConstructor,
  DerivedConstructor,
  /** Initializers of all instance fields of a class, in one function. */
  InstanceFields,
  /** Static fields and static blocks of a class, in order, in one function. */
  StaticElements,
  /** Code for `eval`: it has the `this` of where it is called. */
  Eval,
}

/** `arguments` of a function. */
export const enum ArgumentsMode {
  None,
  /** A copy: strict code, or parameters that are not simple. */
  Unmapped,
  /** Aliases the parameters, which live in slots 0 … n-1 of the function's environment (a repeated name in its last place). */
  Mapped,
}

/** A function, or code that runs like one. */
export class FunctionInfo {
  declare readonly kind: FunctionKind;
  /** Program, function node, or class (fields and static elements). */
  declare readonly node: Program | FunctionNode | ClassNode;
  declare readonly parent: FunctionInfo | null;
  declare children: readonly FunctionInfo[];
  /** 0 for the top level. */
  declare readonly depth: number;
  declare readonly strict: boolean;
  /** The nearest function that has its own `this`: itself unless it is an arrow function. */
  declare readonly thisFunction: FunctionInfo;
  /** Outermost scope of the function: `parameterScope` if there is one, else `bodyScope`. */
  declare scope: Scope;
  declare bodyScope: Scope;
  /** Only where parameters contain expressions. */
  declare parameterScope: Scope | null;
  declare simpleParameters: boolean;
  /** It, or an arrow function in it, uses `this` (also through super). */
  declare usesThis: boolean;
  /** `super.x` in it, or in an arrow function in it. */
  declare usesSuperProperty: boolean;
  /** `super()` in it, or in an arrow function in it. */
  declare usesSuperCall: boolean;
  declare argumentsMode: ArgumentsMode;
  /** `arguments` is used other than by reading an element or the length. */
  declare argumentsEscape: boolean;
  /** The own name of a function expression, if it is used. */
  declare nameBinding: Binding | null;
  /** Of a function that is no arrow: null unless used; `captured` if an arrow function uses it. */
  declare thisBinding: Binding | null;
  declare argumentsBinding: Binding | null;
  declare newTargetBinding: Binding | null;
  declare activeFunctionBinding: Binding | null;
  /** Some variable of an environment outside is used, by it or by a function in it. */
  declare needsClosureEnvironment: boolean;
  /** Depth of the outermost function whose environment is used from here. */
  declare outermostCapture: number;
  /** Methods, constructors, field initializers: the class they belong to. */
  declare classInfo: ClassInfo | null;
  /** The name by which alone the function can be reached, where that is known. */
  declare reachBinding: Binding | null;
  /** The function does not exist before this position of its parent's code. */
  declare creation: number;
  declare returnHint: TypeHint;
  /** Top level only. */
  declare module: ModuleInfo | null;

  constructor(
    kind: FunctionKind,
    node: Program | FunctionNode | ClassNode,
    parent: FunctionInfo | null,
    parentScope: Scope | null,
    scopeKind: ScopeKind,
    strict: boolean,
    start: number,
  ) {
    this.kind = kind;
    this.node = node;
    this.parent = parent;
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.strict = strict;
    const borrowsThis = kind === FunctionKind.Arrow || kind === FunctionKind.Eval;
    this.thisFunction = borrowsThis && parent !== null ? parent.thisFunction : this;
    this.scope = new Scope(scopeKind, parentScope, this, kind === FunctionKind.TopLevel, start);
    this.bodyScope = this.scope;
    this.children = NO_CHILDREN;
    if (parent !== null) parent.addChild(this);
    this.parameterScope = null;
    this.simpleParameters = true;
    this.usesThis = false;
    this.usesSuperProperty = false;
    this.usesSuperCall = false;
    this.argumentsMode = ArgumentsMode.None;
    this.argumentsEscape = false;
    this.nameBinding = null;
    this.thisBinding = null;
    this.argumentsBinding = null;
    this.newTargetBinding = null;
    this.activeFunctionBinding = null;
    this.needsClosureEnvironment = false;
    this.outermostCapture = NEVER;
    this.classInfo = null;
    this.reachBinding = null;
    this.creation = 0;
    this.returnHint = TypeHint.None;
    this.module = null;
  }

  private addChild(child: FunctionInfo): void {
    if (this.children.length === 0) this.children = [child];
    else (this.children as FunctionInfo[]).push(child);
  }
}

/** A class: its scope (own name, private names, computed keys) and the functions behind its elements. */
export class ClassInfo {
  readonly node: ClassNode;
  readonly scope: Scope;
  /** The name as the class body sees it; null if it has none or does not use it. */
  nameBinding: Binding | null = null;
  /** Null: no instance fields. */
  instanceFields: FunctionInfo | null = null;
  /** Null: no static fields and no static blocks. */
  staticElements: FunctionInfo | null = null;
  /** A captured slot for lowering; null unless something is decorated. */
  decoratorState: Binding | null = null;
  constructor(node: ClassNode, scope: Scope) {
    this.node = node;
    this.scope = scope;
  }
}

/** One specifier of a module, as written. */
export class ModuleRequest {
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
  /** `with { type: 'json' }`; empty if there is none. */
  readonly type: string;
  constructor(specifier: string, start: number, end: number, type: string) {
    this.specifier = specifier;
    this.start = start;
    this.end = end;
    this.type = type;
  }
}

/** The name of an import that stands for the whole module. */
export const NAMESPACE_IMPORT = '*';
/** The name of an import that stands for the value of `export =`. */
export const EQUALS_IMPORT = '=';

/** `import { importName as binding.name } from request`. */
export class ImportEntry {
  readonly binding: Binding;
  readonly request: ModuleRequest;
  /** Also `default`, NAMESPACE_IMPORT or EQUALS_IMPORT. */
  readonly importName: string;
  constructor(binding: Binding, request: ModuleRequest, importName: string) {
    this.binding = binding;
    this.request = request;
    this.importName = importName;
  }
}

/** `export { importName as exportName } from request`; NAMESPACE_IMPORT for `export * as exportName`. */
export class IndirectExport {
  readonly exportName: string;
  readonly request: ModuleRequest;
  readonly importName: string;
  readonly start: number;
  readonly end: number;
  constructor(exportName: string, request: ModuleRequest, importName: string, start: number, end: number) {
    this.exportName = exportName;
    this.request = request;
    this.importName = importName;
    this.start = start;
    this.end = end;
  }
}

/** What linking needs to know of a module or script. */
export class ModuleInfo {
  readonly program: Program;
  readonly top: FunctionInfo;
  /** Modules to evaluate before this one, each specifier once, in order. */
  readonly requests: ModuleRequest[] = [];
  readonly imports: ImportEntry[] = [];
  /** Export name → variable. */
  readonly localExports = new Map<string, Binding>();
  readonly indirectExports: IndirectExport[] = [];
  /** `export * from`. */
  readonly starExports: ModuleRequest[] = [];
  /** Names that are exported as types only; importing them is no error. */
  readonly typeExports = new Set<string>();
  /** The variable behind `export default expression`, `export =`. */
  defaultBinding: Binding | null = null;
  exportEquals: Binding | null = null;
  /** A JSON module: its default export is all there is, other names are properties of that. */
  isJson = false;
  /** All variables with storage UnitVariable; their index is the place in this list until linking. */
  readonly unitVariables: Binding[] = [];
  /** Names that are types or ambient only. */
  readonly typeNames = new Set<string>();
  /** Calls that may be direct evals, and the scope that each stands in. */
  readonly evalCalls = new Map<CallExpression, Scope>();
  /** Names that may mean a variable which a direct eval declared: what holds these, innermost first. */
  readonly dynamicNames = new Map<Identifier, Binding[]>();
  /** Code for `eval`: what it declares outside of itself. */
  evalVars: EvalVars | null = null;
  /** Literal specifiers of import(), each once. */
  readonly dynamicImports = new Set<string>();
  /** It has an import(), one whose specifier is not a literal. */
  usesImportCall = false;
  usesComputedImport = false;
  /** The module is there already, in another unit; these are its exports, properties of the value of `defaultBinding`. */
  external: ReadonlySet<string> | null = null;
  usesImportMeta = false;
  /** References that need a hole check when the module is part of an import cycle. */
  readonly cycleChecks: Identifier[] = [];
  /** Decorators are those of TypeScript's `experimentalDecorators`. */
  legacyDecorators = false;
  constructor(program: Program, top: FunctionInfo) {
    this.program = program;
    this.top = top;
  }
}

/**
 * How many environments lie between the scope `from`, where code runs, and the environment of `to`: 0 if `to` has the
 * innermost one. Both ends may be in different functions: the chain is the one closures are created with.
 */
export function environmentSteps(from: Scope, to: Scope): number {
  let steps = 0;
  for (let scope: Scope | null = from; scope !== null && scope !== to; scope = scope.parent) {
    if (scope.environmentSlots > 0) steps++;
  }
  return steps;
}

/** The text of a module specifier or export name. */
export function moduleName(node: Identifier | StringLiteral | Expression): string {
  return 'name' in node ? (node.name as string) : (node as StringLiteral).value;
}
