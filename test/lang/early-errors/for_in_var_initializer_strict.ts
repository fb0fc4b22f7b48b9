// expect syntax error: TG1113
'use strict'; for (var a = 1 in {}) {}
