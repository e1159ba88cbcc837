/** A day on the viewer's calendar, `2026-11-23`. */
export type LocalDay = string;

export function localDayOf(at: number): LocalDay {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** From its first instant to that of the next day, epoch ms: 23 or 25 hours when the clocks are changed. */
export function rangeOfDay(day: LocalDay): { from: number; until: number } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { from: new Date(year, month - 1, date).getTime(), until: new Date(year, month - 1, date + 1).getTime() };
}

/** The day so many days later, or earlier. */
export function addDays(day: LocalDay, count: number): LocalDay {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return localDayOf(new Date(year, month - 1, date + count, 12).getTime());
}
