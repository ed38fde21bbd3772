/** The whole look of what is embedded: in the frame, and in the element's own tree. */
export const embedStyle = `
:host { display: block; }
body { margin: 0; }
.embed { box-sizing: border-box; padding: 1rem; border: 1px solid #cfc6b4; border-radius: 12px; background: #fff; color: #14213d; font: 1rem/1.5 system-ui, sans-serif; }
h2 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.25; overflow-wrap: anywhere; }
ol { margin: 0; padding: 0; list-style: none; counter-reset: thing; }
li { counter-increment: thing; padding-block: .35rem; border-block-start: 1px solid #e4dccb; overflow-wrap: anywhere; }
.map li { display: grid; grid-template-columns: 2.25rem 1fr; }
.map li::before { content: counter(thing); grid-row: 1 / 3; align-self: start; margin-block-start: .6rem; inline-size: 1.6rem; border-radius: 1rem; background: #14213d; color: #fff; font-weight: 700; text-align: center; font-size: .875rem; line-height: 1.6rem; }
a { color: #1d4ed8; }
li a, .source a { display: inline-flex; align-items: center; min-block-size: 44px; font-weight: 650; }
a:focus-visible { outline: 3px solid #b45309; outline-offset: 2px; }
p { margin: 0; }
li p, .source { color: #44506b; font-size: .875rem; }
.source { padding-block-start: .5rem; border-block-start: 1px solid #e4dccb; }
div.map { position: relative; margin-block-end: .75rem; border-radius: 8px; overflow: hidden; }
div.map img, div.map svg { display: block; inline-size: 100%; block-size: auto; }
div.map svg { position: absolute; inset: 0; }
circle { fill: #14213d; stroke: #fff; stroke-width: 4; }
text { fill: #fff; font: 700 28px system-ui, sans-serif; text-anchor: middle; }
`;
