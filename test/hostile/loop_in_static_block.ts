// limit: deadline
class A { static { while (true) {} } }
