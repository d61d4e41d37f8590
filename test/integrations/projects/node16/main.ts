import { consume } from "./consumer";

void consume(process.argv[2] ?? "").then((findings) => console.log(JSON.stringify(findings)));
