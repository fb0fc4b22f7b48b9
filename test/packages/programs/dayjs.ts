import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import duration from 'dayjs/plugin/duration.js';
import relativeTime from 'dayjs/plugin/relativeTime.js';
import utc from 'dayjs/plugin/utc.js';
import weekOfYear from 'dayjs/plugin/weekOfYear.js';
import 'dayjs/locale/de.js';

for (const p of [duration, customParseFormat, relativeTime, utc, weekOfYear]) dayjs.extend(p as any);
const d = dayjs.utc('2024-02-29T13:45:30.123Z') as any;
console.log(
  d.format('YYYY-MM-DD HH:mm:ss.SSS dddd MMMM D A'),
  d.add(1, 'year').format(),
  d.endOf('month').toISOString(),
  d.week(),
  d.locale('de').format('dddd, D. MMMM'),
  d.diff('2023-01-01', 'day'),
  d.isBefore('2025-01-01'),
);
console.log(
  (dayjs as any).utc('05/02/69 1:02 PM -05:00', 'MM/DD/YY h:mm A Z').toISOString(),
  (dayjs as any).duration({ hours: 27, minutes: 5 }).format('D[d] HH:mm'),
  (dayjs as any).duration('P1Y2M3DT4H').asDays(),
  d.from(dayjs.utc('2024-03-05')),
  dayjs('x').isValid(),
  d.toArray?.(),
  d.toObject?.(),
  d.unix(),
);
