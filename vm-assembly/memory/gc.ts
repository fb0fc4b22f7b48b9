export function collect(): void {}
export function collectStress(): void {}
