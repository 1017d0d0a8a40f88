/**
 * How the deck is read where no script runs: one column in the reader's own font size and colours, from 320 px on, and on
 * paper. In no layer, so that it wins over what the stage needs.
 */
export const articleStyle = `
html.lectern-page, html.lectern-page > body { width: auto; height: auto; overflow: auto; background: Canvas; color: CanvasText; color-scheme: light dark; -webkit-text-size-adjust: auto; text-size-adjust: auto }
#lectern-first { display: none }
.lectern-text { box-sizing: border-box; max-width: 46rem; margin: 0 auto; padding: 1rem; font: 1rem/1.55 var(--slide-face, system-ui, sans-serif); overflow-wrap: break-word }
.lectern-text > header { color: GrayText; font-size: .875rem }
.lectern-text section { padding: 1.5rem 0; border-top: 1px solid color-mix(in srgb, currentcolor 25%, transparent) }
.lectern-text .lectern-number { float: right; min-width: 1.5rem; padding: .25rem 0 .25rem 1rem; text-align: right; font-size: .875rem; text-decoration: none; color: inherit }
.lectern-text a:focus-visible { outline: 2px solid; outline-offset: 2px }
.lectern-text h1, .lectern-text h2, .lectern-text h3 { line-height: 1.2; margin: 0 0 .75rem; font-family: var(--slide-heading-face, inherit) }
.lectern-text h1 { font-size: 1.75rem } .lectern-text h2 { font-size: 1.375rem } .lectern-text h3 { font-size: 1.125rem }
.lectern-text img, .lectern-text video, .lectern-text svg { max-width: 100%; height: auto }
.lectern-text pre { overflow-x: auto; padding: .75rem; border: 1px solid color-mix(in srgb, currentcolor 25%, transparent); border-radius: .375rem }
.lectern-text pre:has(> .remark-code) { padding: 0; border: 0 }
.lectern-text code { font-family: var(--slide-code-face, ui-monospace, monospace); font-size: .9em }
.lectern-text .remark-inline-code { color: inherit; background: color-mix(in srgb, currentcolor 12%, transparent) }
.lectern-text .remark-code-line { display: block; min-height: 1.2em }
.lectern-text table { border-collapse: collapse; display: block; overflow-x: auto }
.lectern-text th, .lectern-text td { padding: .25rem .75rem; border: 1px solid color-mix(in srgb, currentcolor 25%, transparent) }
.lectern-text blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid color-mix(in srgb, currentcolor 40%, transparent) }
.lectern-text aside { margin-top: 1rem; padding: .5rem 1rem; border-left: 3px solid color-mix(in srgb, currentcolor 40%, transparent); font-size: .9375rem }
@media print {
  .lectern-text { max-width: none; padding: 0; font-size: 11pt }
  .lectern-text > header { display: none }
  .lectern-text section { break-inside: avoid; padding: .75rem 0 }
  .lectern-text h1, .lectern-text h2, .lectern-text h3 { break-after: avoid }
  .lectern-text pre { white-space: pre-wrap }
}`.trim();
