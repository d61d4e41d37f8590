/** A date, or a date and a time with or without a zone (RFC 3339 section 5.6, and what servers make of it). */
const pattern =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?)? ?(?:Z|([+-])(\d\d):?(\d\d))?$/i;

/**
 * Reads a date as servers write it. Without a zone it means UTC; of its fraction, milliseconds count.
 * `undefined` for nothing, for what is no date (the 30th of February), and for the year 1, which stands for
 * no date.
 */
export function parseDate(value: string | null | undefined): Date | undefined {
  const parts = pattern.exec(value?.trim() ?? "");
  if (parts === null) return undefined;
  const number = (index: number): number => Number(parts[index] ?? 0);
  const [year, month, day] = [number(1), number(2), number(3)];
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // A day that does not exist is carried over into the next month, and the first century into the last.
  if (midnight.getUTCFullYear() !== year || midnight.getUTCMonth() !== month - 1) return undefined;
  const [hour, minute, second] = [number(4), number(5), number(6)];
  // 60 is a leap second.
  if (day === 0 || hour > 23 || minute > 59 || second > 60) return undefined;
  const [zoneHour, zoneMinute] = [number(9), number(10)];
  if (zoneHour > 23 || zoneMinute > 59) return undefined;
  const zone = (zoneHour * 60 + zoneMinute) * (parts[8] === "-" ? -1 : 1);
  const ms = Number((parts[7] ?? "").slice(0, 3).padEnd(3, "0"));
  return new Date(midnight.getTime() + ((hour * 60 + minute - zone) * 60 + second) * 1000 + ms);
}
