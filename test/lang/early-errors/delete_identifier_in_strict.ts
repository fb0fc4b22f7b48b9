// expect syntax error: TG1204
'use strict'; let x; delete x;
