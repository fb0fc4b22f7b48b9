// Reason: a chain node spans exactly what a short circuit skips; parentheses end it.
a?.b.c(1)?.[d];
(a?.b).c;
a?.b!.c;
delete a?.b;
a ?.5 : b;
