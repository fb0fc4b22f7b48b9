// Numbers by labels: a dictionary that the guest cannot reach.

export class Labels {
  private readonly numbers: any = $newPlainObject(null);

  has(label: string): boolean {
    return label in this.numbers;
  }

  get(label: string): number {
    return this.numbers[label];
  }

  set(label: string, n: number): void {
    $createDataProperty(this.numbers, label, n);
  }

  delete(label: string): void {
    $deleteProperty(this.numbers, label);
  }
}
