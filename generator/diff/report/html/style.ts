/** The style of the page: light and dark, on a screen of any width, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f5f6f8; --line: #d4d8de; --text: #1b1f24; --quiet: #57606a; --link: #0a58ca;
  --breaking: #b3261e; --warning: #8a5300; --compatible: #1a6b3c; --docs: #57606a;
  --gone: #ffe3e0; --came: #dcf5e3; --mark: #fff3c4; --current: #ffd95c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171a; --raised: #1e2226; --line: #3a4047; --text: #e6e8ea; --quiet: #a3abb3; --link: #82b4ff;
    --breaking: #ff8f86; --warning: #f0b45a; --compatible: #6fd08c; --docs: #a3abb3;
    --gone: #4a1f1d; --came: #17402a; --mark: #3a3414; --current: #6b5a10;
  }
}
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; padding: .25rem .5rem; background: var(--ground); z-index: 1; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
header { padding: 1rem 1.25rem; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.25rem; }
header p { margin: .25rem 0 0; color: var(--quiet); }
body { display: flex; flex-direction: column; height: 100vh; }
main { flex: 1; min-height: 20rem; display: grid; grid-template: minmax(0, 1fr) / minmax(20rem, 2fr) 3fr; }
.changes { overflow: auto; padding: 0 1.25rem 2rem; border-right: 1px solid var(--line); }
.changes h2 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
.changes ol { list-style: none; margin: 0; padding: 0; }
details { border: 1px solid var(--line); border-left: 4px solid var(--level); border-radius: 4px; margin: .4rem 0; }
.breaking { --level: var(--breaking); } .warning { --level: var(--warning); }
.compatible { --level: var(--compatible); } .docs { --level: var(--docs); }
summary { padding: .4rem .6rem; cursor: pointer; overflow-wrap: anywhere; }
details[open] > summary { background: var(--raised); }
.level { font-size: .8rem; font-weight: 600; color: var(--level); margin-right: .4rem; }
.body { padding: 0 .75rem .6rem; overflow-wrap: anywhere; }
.body p { margin: .6rem 0 .25rem; }
pre { margin: .25rem 0; padding: .4rem .5rem; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; }
pre, code { font: 12.5px/1.5 ui-monospace, monospace; }
pre span { display: block; }
.came { background: var(--came); } .gone { background: var(--gone); }
.documents { display: grid; grid-template-columns: 1fr 1fr; grid-template-rows: minmax(0, 1fr); min-width: 0; }
.pane { position: relative; overflow: auto; min-width: 0; }
.pane + .pane { border-left: 1px solid var(--line); }
.pane h2 { position: sticky; left: 0; top: 0; margin: 0; padding: .4rem .75rem; font-size: .9rem; background: var(--raised); border-bottom: 1px solid var(--line); overflow-wrap: anywhere; z-index: 1; }
.pane h3 { position: sticky; left: 0; margin: 0; padding: .3rem .75rem; font-size: .8rem; font-weight: 600; color: var(--quiet); }
.pane > p { padding: 0 .75rem; }
.lines { margin: 0; padding-left: 3.5rem; min-width: max-content; font-size: 12.5px; line-height: 1.45; }
.lines li { padding-left: .5rem; }
.lines li::marker { color: var(--quiet); font: 11px ui-monospace, monospace; }
.lines code { white-space: pre; }
.changed { background: var(--mark); }
.lines .current, .lines :target { background: var(--current); }
.gap { list-style: none; color: var(--quiet); font-style: italic; }
@media (max-width: 60rem) {
  body, main { display: block; height: auto; }
  .changes { border: 0; }
  .documents { height: 90vh; border-top: 1px solid var(--line); }
}
@media (max-width: 40rem) {
  .documents { display: block; height: auto; }
  .pane { max-height: 80vh; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --raised: #f5f6f8; --text: #000; --quiet: #444; --link: #000; }
  body, main { display: block; height: auto; }
  .documents, .skip, .hint { display: none; }
  .changes { overflow: visible; border: 0; }
  details { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
}
`;
