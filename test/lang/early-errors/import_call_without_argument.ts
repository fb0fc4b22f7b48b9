// expect syntax error: any
import();
