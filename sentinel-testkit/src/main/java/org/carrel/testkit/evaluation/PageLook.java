package org.carrel.testkit.evaluation;

/// The look of the page: that of the scan's report, with charts in rows. System fonts, light
/// and dark, phone and paper.
final class PageLook {

    static final String CSS = """
            :root { color-scheme: light dark; --ground:#fcfcfa; --card:#ffffff; --ink:#1d2230; --soft:#545b6b;
              --line:#d9dbe1; --bar:#4a6fa5; --mark:#a8323e; --calm:#2f6b4f; --link:#1f4f99; }
            @media (prefers-color-scheme: dark) { :root { --ground:#14171d; --card:#1b1f27; --ink:#e8eaef;
              --soft:#a9b0bf; --line:#363c48; --bar:#7ea3d8; --mark:#f0858d; --calm:#86c5a4; --link:#9dbdf0; } }
            * { box-sizing: border-box; }
            body { margin:0; background:var(--ground); color:var(--ink);
              font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
            main, header, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.1rem; }
            header { padding-top: 2.2rem; }
            h1, h2, h3 { line-height:1.25; text-wrap: balance; }
            h1 { font: 600 1.9rem/1.2 Georgia, "Liberation Serif", serif; margin:0 0 .4rem; }
            h2 { font: 600 1.35rem/1.25 Georgia, "Liberation Serif", serif; margin: 2.6rem 0 .6rem; }
            h3 { font-size:1.02rem; margin:1.4rem 0 .3rem; }
            p { margin:.4rem 0 .8rem; max-width: 46rem; }
            p.lead { font-size:1.12rem; }
            a { color: var(--link); }
            :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
            .soft, figcaption { color:var(--soft); }
            figcaption { font-size:.9rem; }
            dl.figures { display:grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap:.7rem; margin:1.1rem 0; }
            dl.figures div { background:var(--card); border:1px solid var(--line); border-radius:.5rem; padding:.65rem .8rem;
              display:flex; flex-direction:column-reverse; justify-content:flex-end; }
            dl.figures dt { color:var(--soft); font-size:.88rem; line-height:1.35; }
            dl.figures dd { margin:0; font-size:1.5rem; font-weight:600; font-variant-numeric: tabular-nums; }
            figure { margin:.8rem 0 1rem; }
            .row { display:grid; grid-template-columns: 18.5rem 1fr 13.5rem; gap:.8rem; align-items:center; padding:.1rem 0;
              border-top:1px solid var(--line); font-size:.95rem; break-inside:avoid; }
            .row.own .name, .row.own .value { font-weight:600; }
            .row .value { text-align:right; font-variant-numeric: tabular-nums; white-space:nowrap; font-size:.9rem; }
            .row svg { display:block; width:100%; overflow:visible; }
            .row .span { stroke:var(--bar); stroke-width:2; opacity:.75; }
            .mark { fill:var(--bar); }
            .row.own .mark { fill:var(--calm); } .row.own .span { stroke:var(--ink); }
            .row.bad .mark { fill:var(--mark); } .row.bad .span { stroke:var(--mark); }
            .row.good .mark { fill:var(--calm); } .row.good .span { stroke:var(--calm); }
            .guide { stroke:var(--line); stroke-width:1; }
            .level { stroke:var(--ink); stroke-width:2; stroke-dasharray:3 2; }
            .row.axis { border-top:1px solid var(--soft); }
            .ticks { position:relative; display:block; height:1.4rem; }
            .ticks span { position:absolute; transform:translateX(-50%); color:var(--soft); font-size:.8rem; white-space:nowrap; }
            .curves { display:grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap:1.2rem; align-items:start; }
            .curve { max-width:26rem; } .curve svg { display:block; width:100%; height:auto; }
            .grid { stroke:var(--line); stroke-width:1; }
            .tick { fill:var(--soft); font-size:13px; }
            path { fill:none; stroke-width:2.5; } path.own { stroke:var(--bar); } path.soft { stroke:var(--mark); stroke-dasharray:2 3; }
            path.dashed { stroke:var(--soft); stroke-width:1.5; stroke-dasharray:6 5; }
            table { border-collapse:collapse; width:100%; font-size:.9rem; margin:.4rem 0 1rem; }
            caption { text-align:left; color:var(--soft); padding-bottom:.3rem; }
            th, td { text-align:left; vertical-align:top; padding:.35rem .7rem .35rem 0; border-top:1px solid var(--line); }
            th[scope=row] { font-weight:500; }
            thead th { border-top:0; color:var(--soft); font-weight:600; vertical-align:bottom; }
            .n { text-align:right; font-variant-numeric: tabular-nums; }
            .met { color:var(--calm); font-weight:600; } .missed { color:var(--mark); font-weight:600; }
            .met::before { content:"✓ "; } .missed::before { content:"✗ "; }
            .scroll { overflow-x:auto; } table.grid th[scope=row] { white-space:nowrap; }
            details { margin:.3rem 0; } summary { cursor:pointer; color:var(--link); padding:.25rem 0; }
            dl.terms dt { font-weight:600; margin-top:.6rem; } dl.terms dd { margin:0; max-width:46rem; }
            footer { padding-bottom:3rem; }
            @media (max-width: 46rem) {
              h1 { font-size:1.5rem; }
              dl.figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
              .row { grid-template-columns: 1fr auto; gap:.1rem .8rem; padding:.35rem 0; }
              .row .name { order:1; } .row .value { order:2; } .row svg, .row .ticks { order:3; grid-column:1 / -1; }
              .row.axis .name, .row.axis .value { display:none; }
              table.stack thead { position:absolute; width:1px; height:1px; overflow:hidden; clip-path: inset(50%); }
              table.stack tr { display:block; border-top:1px solid var(--line); padding:.5rem 0; }
              table.stack th, table.stack td { display:flex; gap:.8rem; justify-content:flex-end; border:0; padding:.12rem 0; }
              table.stack th { justify-content:flex-start; font-weight:600; }
              table.stack td[data-h]::before { content:attr(data-h); color:var(--soft); font-weight:400; margin-right:auto; }
              table.stack td.met::after { content:" ✓"; } table.stack td.missed::after { content:" ✗"; }
              table.stack caption { display:block; }
            }
            @media print { body { background:#fff; font-size:10.5pt; } figure, table { break-inside:auto; } tr { break-inside:avoid; }
              h2, h3 { break-after:avoid; } a { color:inherit; } }
            """;

    private PageLook() {}
}
