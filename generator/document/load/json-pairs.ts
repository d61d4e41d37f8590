/** How many `key: value` pairs a valid JSON text writes: its colons outside strings. */
export function countJsonPairs(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x3a) pairs++;
    else if (unit === 0x22) index = endOfString(text, index);
  }
  return pairs;
}

/** The offset of the quote that ends the string which another begins; that of the end of the text where none does. */
export function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
