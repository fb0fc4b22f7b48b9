export function then(resolve: (v: string) => void) {
  resolve('from then');
}
