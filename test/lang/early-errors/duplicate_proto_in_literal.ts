// expect syntax error: TG1206
({ __proto__: 1, __proto__: 2 });
