// limit: fuel
JSON.stringify({ toJSON() { for (;;) {} } });
