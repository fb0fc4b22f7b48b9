export abstract class Animal { static count = 0; constructor(protected readonly name: string) { Animal.count++; } abstract sound(): string; speak() { return `${this.name}: ${this.sound()}`; } }
