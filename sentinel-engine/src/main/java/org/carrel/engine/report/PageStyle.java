package org.carrel.engine.report;

/// The look of the report page: system fonts, light and dark, phone and paper. All colours on their grounds reach a
/// contrast of 4.5 to 1, bars and lines that carry meaning 3 to 1.
final class PageStyle {

    static final String CSS = """
            :root { color-scheme: light dark; --ground:#fcfcfa; --card:#ffffff; --ink:#1d2230; --soft:#545b6b;
              --line:#d9dbe1; --bar:#4a6fa5; --mark:#a8323e; --calm:#2f6b4f; --link:#1f4f99; }
            @media (prefers-color-scheme: dark) { :root { --ground:#14171d; --card:#1b1f27; --ink:#e8eaef;
              --soft:#a9b0bf; --line:#363c48; --bar:#7ea3d8; --mark:#f0858d; --calm:#86c5a4; --link:#9dbdf0; } }
            * { box-sizing: border-box; }
            body { margin:0; background:var(--ground); color:var(--ink);
              font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
            main, header, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.1rem; }
            header { padding-top: 2.2rem; }
            h1, h2, h3 { line-height:1.25; text-wrap: balance; }
            h1 { font: 600 1.9rem/1.2 Georgia, "Liberation Serif", serif; margin:0 0 .4rem; }
            h2 { font: 600 1.35rem/1.25 Georgia, "Liberation Serif", serif; margin: 2.6rem 0 .6rem; }
            h3 { font-size:1.02rem; margin:0 0 .3rem; }
            p { margin:.4rem 0 .8rem; max-width: 46rem; }
            a { color: var(--link); }
            :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
            .soft { color:var(--soft); }
            .token { font-family: ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; font-size:.88em;
              overflow-wrap:anywhere; }
            dl.figures { display:grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); gap:.7rem; margin:1.1rem 0; }
            dl.figures div { background:var(--card); border:1px solid var(--line); border-radius:.5rem; padding:.65rem .8rem;
              display:flex; flex-direction:column-reverse; }
            dl.figures dt { color:var(--soft); font-size:.88rem; }
            dl.figures dd { margin:0; font-size:1.4rem; font-weight:600; font-variant-numeric: tabular-nums; }
            article { background:var(--card); border:1px solid var(--line); border-left:.3rem solid var(--mark);
              border-radius:.5rem; padding:1rem 1.1rem; margin:1rem 0; }
            ul.evidence { list-style:none; margin:.7rem 0; padding:0; }
            ul.evidence li { display:grid; grid-template-columns: 3.6rem 1fr; gap:.7rem; padding:.28rem 0;
              border-top:1px solid var(--line); }
            ul.evidence b { text-align:right; font-variant-numeric: tabular-nums; color:var(--mark); }
            ul.evidence b.calm { color:var(--calm); }
            svg { display:block; width:100%; height:auto; margin:.6rem 0 .2rem; }
            svg .bar { fill:var(--bar); } svg .marked { fill:var(--mark); }
            svg .grid { stroke:var(--line); stroke-width:1; }
            svg .tick { fill:var(--soft); font-size:13px; }
            .scroll { overflow-x:auto; }
            table { border-collapse:collapse; width:100%; font-size:.93rem; margin:.4rem 0 1rem; }
            caption { text-align:left; color:var(--soft); padding-bottom:.3rem; }
            th, td { text-align:left; vertical-align:top; padding:.4rem .7rem .4rem 0; border-top:1px solid var(--line); }
            thead th { border-top:0; color:var(--soft); font-weight:600; }
            .n { text-align:right; font-variant-numeric: tabular-nums; white-space:nowrap; }
            details { margin:.3rem 0; } summary { cursor:pointer; color:var(--link); padding:.25rem 0; }
            code { overflow-wrap:anywhere; font-size:.86em; }
            footer { padding-bottom:3rem; }
            @media (max-width: 40rem) {
              h1 { font-size:1.5rem; }
              svg .tick { font-size:27px; }
              table.stack thead { position:absolute; width:1px; height:1px; overflow:hidden; clip-path: inset(50%); }
              table.stack tr { display:block; border-top:1px solid var(--line); padding:.5rem 0; }
              table.stack th, table.stack td { display:flex; gap:.8rem; justify-content:space-between; border:0; padding:.12rem 0;
                text-align:right; white-space:normal; }
              table.stack td[data-h]::before, table.stack th[data-h]::before { content:attr(data-h); color:var(--soft);
                font-weight:400; text-align:left; flex:none; }
              table.stack .wide { display:block; text-align:left; }
            }
            @media print { body { background:#fff; } article, table, svg { break-inside:avoid; } a { color:inherit; } }
            """;

    private PageStyle() {}
}
