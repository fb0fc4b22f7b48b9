import * as d from 'date-fns';

const at = (...a: [number, number, number?, number?, number?, number?]) =>
  new Date(Date.UTC(a[0], a[1], a[2] ?? 1, a[3] ?? 12, a[4] ?? 0, a[5] ?? 0));
const a = at(2024, 1, 29, 13, 45, 30);
const b = at(2025, 10, 2, 8, 5, 9);
console.log(
  d.formatISO(a),
  d.format(a, "yyyy-MM-dd HH:mm:ss EEEE do MMMM QQQ 'week' I, BBBB p"),
  d.format(b, 'PPPPpppp'),
  d.format(b, "d. MMM ''yy, h:mm aaaa"),
);
console.log(
  d.addMonths(a, 12).toISOString(),
  d.subDays(a, 60).toISOString(),
  d.addBusinessDays(a, 10).toISOString(),
  d.add(a, { years: 1, months: 2, weeks: 3, days: 4, hours: 5, minutes: 6, seconds: 7 }).toISOString(),
);
console.log(
  d.differenceInDays(b, a),
  d.differenceInMonths(b, a),
  d.differenceInBusinessDays(b, a),
  d.differenceInCalendarISOWeeks(b, a),
  d.intervalToDuration({ start: a, end: b }),
  d.formatDuration({ years: 2, months: 9, days: 3 }),
);
console.log(
  d.formatDistance(a, b),
  d.formatDistanceStrict(a, b, { unit: 'month' }),
  d.formatRelative(d.subDays(b, 3), b),
);
console.log(
  d.startOfWeek(a, { weekStartsOn: 1 }).toISOString(),
  d.endOfQuarter(b).toISOString(),
  d.lastDayOfMonth(a).toISOString(),
  d.getISOWeek(a),
  d.getDayOfYear(b),
  d.isLeapYear(a),
  d.getWeeksInMonth(b),
);
console.log(
  d.parse('02/11/2025 17:03', 'dd/MM/yyyy HH:mm', new Date(0)).toISOString(),
  d.parseISO('2024-W09-4T10:00:00+02:00').toISOString(),
  d.isValid(d.parse('31/02/2024', 'dd/MM/yyyy', new Date(0))),
  d.parseISO('nope').getTime(),
);
console.log(
  d.eachDayOfInterval({ start: a, end: d.addDays(a, 3) }).map((x) => d.format(x, 'EEE dd')),
  d.areIntervalsOverlapping({ start: a, end: b }, { start: b, end: d.addDays(b, 1) }, { inclusive: true }),
);
console.log(
  d.isWeekend(a),
  d.isBefore(a, b),
  d.closestTo(a, [b, at(2024, 2, 1)])?.toISOString(),
  d.max([a, b]).toISOString(),
  d.nextFriday(a).toISOString(),
  d.previousMonday(a).toISOString(),
  d.roundToNearestMinutes(a, { nearestTo: 15 }).toISOString(),
);
console.log(
  [b, a, at(2023, 0)].sort(d.compareAsc).map((x) => d.formatRFC3339(x)),
  d.formatRFC7231(a),
  d.formatISODuration({ hours: 2, minutes: 5 }),
  d.milliseconds({ days: 1 }),
  d.getUnixTime(a),
);
