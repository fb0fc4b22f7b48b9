// limit: stack|range|memory|deadline
String.fromCharCode(...new Array(3000000).fill(65));
for (;;) {}
