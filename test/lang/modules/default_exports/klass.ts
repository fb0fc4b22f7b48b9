export default class { v = 'v'; }
export const other = 'other';
