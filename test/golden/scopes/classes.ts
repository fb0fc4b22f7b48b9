function key(): string {
  return 'computed';
}

class Base {
  protected items: number[] = [];
}

export class Shape extends Base {
  static count = 0;
  #secret = Shape.count;
  [key()] = 1;
  accessor size = 2;
  onChange = () => this.#secret;
  static {
    var local = Shape.count + 1;
    Shape.count = local;
  }
  constructor(public name: string) {
    const init = () => super();
    init();
  }
  get secret(): number {
    return this.#secret;
  }
  describe(): string {
    return [1].map(() => super.toString() + this.name).join();
  }
}

export default class {
  static self = this;
}
