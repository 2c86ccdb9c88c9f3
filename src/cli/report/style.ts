/** How the report looks: one column on a phone, light and dark, and on paper without broken figures. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1b1b; --muted: #555555; --faint: #dddddd; }
@media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #eeeeee; --muted: #aaaaaa; --faint: #3a3f46; } }
@media print { :root { --paper: #ffffff; --ink: #1b1b1b; --muted: #555555; --faint: #dddddd; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Inter, system-ui, Helvetica, Arial, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 .5rem; border-top: 1px solid var(--faint); padding-top: 1.5rem; }
p { max-width: 44rem; margin: .5rem 0; }
a { color: inherit; }
nav ol { columns: 2 20rem; padding-left: 1.5rem; }
code { font: .875em ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; }
.settings, footer { color: var(--muted); font-size: .875rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--faint); }
td:nth-of-type(2), td:nth-of-type(4) { white-space: nowrap; }
thead th { color: var(--muted); font-weight: 600; }
figure { margin: 1rem 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1rem; align-items: start; }
figure.wide { grid-column: 1 / -1; }
img { display: block; max-width: 100%; height: auto; }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr, th, td { display: block; border: 0; padding: 0; }
  tr { border-bottom: 1px solid var(--faint); padding: .6rem 0; }
  td::before { content: attr(data-label) ": "; color: var(--muted); }
}
@media print {
  main { max-width: none; padding: 0; }
  figure, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}`;
