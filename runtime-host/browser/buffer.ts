// Node's Buffer, for files that have it as a global.
export { Buffer } from 'buffer';
