console.log(typeof later);
export default function later() { return 'hoisted'; }
