import { essence } from "../document/media-types.ts";

/**
 * What an operation that answers with bytes gives in a test where the document has no example, as text. A PDF is one
 * that readers open (ISO 32000-1 section 7.5): one empty page. Of other formats it is bytes, and no more.
 */
export function defaultBytes(mediaType: string): string {
  return essence(mediaType) === "application/pdf" ? emptyPdf() : `An example of ${mediaType}`;
}

function emptyPdf(): string {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
  ];
  let text = "%PDF-1.4\n";
  // The table has the place of each object, in lines of 20 bytes.
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const [index, object] of objects.entries()) {
    table += `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return text + table + trailer;
}
