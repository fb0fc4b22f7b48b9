// expect syntax error: any
{ import 'x'; }
