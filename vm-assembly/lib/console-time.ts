// How console.timeEnd writes a time.

/** "1.234ms", "1.234s", "1:02.345 (m:ss.mmm)", "1:00:02.345 (h:mm:ss.mmm)". */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return $toString(rounded(milliseconds * 1000) / 1000) + 'ms';
  const seconds = milliseconds / 1000;
  if (seconds < 60) return fixed(seconds) + 's';
  const minutes = (seconds / 60) | 0;
  if (minutes < 60) return $toString(minutes) + ':' + padded(fixed(seconds - minutes * 60)) + ' (m:ss.mmm)';
  const hours = (minutes / 60) | 0;
  return $toString(hours) + ':' + two(minutes - hours * 60) + ':' + padded(fixed(seconds - minutes * 60)) + ' (h:mm:ss.mmm)';
}

/** To the nearest whole number; those here are not negative and less than 2 ** 31. */
function rounded(n: number): number {
  return (n + 0.5) | 0;
}

/** With three digits after the point. */
function fixed(seconds: number): string {
  const thousandths = rounded(seconds * 1000);
  const rest = thousandths % 1000;
  return $toString((thousandths / 1000) | 0) + '.' + (rest < 10 ? '00' : rest < 100 ? '0' : '') + $toString(rest);
}

function padded(seconds: string): string {
  return seconds.length < 6 ? '0' + seconds : seconds;
}

function two(n: number): string {
  return n < 10 ? '0' + $toString(n) : $toString(n);
}
