console.log(early()); // expect: hoisted
function early() { return 'hoisted'; }
