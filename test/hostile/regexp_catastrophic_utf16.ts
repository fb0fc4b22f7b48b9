// limit: fuel
/^(?:(?:é|€|.)+)+$/u.test('é€'.repeat(60) + '\n');
