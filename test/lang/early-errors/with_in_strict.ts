// expect syntax error: TG1203
'use strict'; with ({}) {}
