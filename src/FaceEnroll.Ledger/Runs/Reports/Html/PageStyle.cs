namespace FaceEnroll.Ledger.Runs.Reports.Html;

/// <summary>
/// The page's style. It has no characters that XML encodes and HTML does not. Charts place bars by percent and write text in pixels,
/// so that words keep their size on a telephone.
/// </summary>
internal static class PageStyle
{
    public const string Css = """

        :root {
          color-scheme: light dark;
          --page: #f6f7f8; --card: #ffffff; --ink: #1b2127; --soft: #56616c; --line: #dde2e7; --grid: #e8ecef;
          --enrolled: #12806a; --already: #4a7fb5; --refused: #c2502e; --undecidable: #8a56b0; --canceled: #7b8794; --open: #b9c2ca;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #12161a; --card: #1a2026; --ink: #e8ecef; --soft: #9fabb6; --line: #2d363e; --grid: #262e35;
            --enrolled: #3fb896; --already: #6fa8dc; --refused: #ec8460; --undecidable: #b98ce0; --canceled: #8d99a5; --open: #4a5661;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0; background: var(--page); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
          font-variant-numeric: tabular-nums; -webkit-text-size-adjust: 100%;
        }
        main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 48px; }
        h1 { font-size: 26px; line-height: 1.25; font-weight: 650; margin: 0; overflow-wrap: anywhere; }
        h2 { font-size: 17px; font-weight: 600; margin: 0 0 4px; }
        p { margin: 0; }
        .sub, .note { color: var(--soft); }
        .sub { margin-top: 4px; }
        .note { font-size: 13px; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin-top: 20px; }
        .alert { border-left: 4px solid var(--refused); }
        .counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(128px, 1fr)); gap: 16px; margin: 18px 0 0; }
        .counts dt { color: var(--soft); font-size: 13px; display: flex; align-items: center; gap: 6px; }
        .counts dd { margin: 0; font-size: 24px; line-height: 1.3; font-weight: 600; }
        .counts small { font-size: 13px; font-weight: 400; color: var(--soft); margin-left: 6px; }
        .dot { display: inline-block; width: 10px; height: 10px; border-radius: 3px; flex: none; background: var(--tint); }
        .enrolled { --tint: var(--enrolled); } .already { --tint: var(--already); } .refused { --tint: var(--refused); }
        .undecidable { --tint: var(--undecidable); } .canceled { --tint: var(--canceled); } .open { --tint: var(--open); }
        .repeated { --tint: var(--canceled); }
        svg { display: block; width: 100%; margin-top: 12px; overflow: hidden; }
        svg text { fill: var(--ink); font-size: 13px; }
        svg .quiet { fill: var(--soft); font-size: 12px; }
        svg .scale { paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
        svg .bar { fill: var(--tint); }
        svg .track { fill: var(--grid); }
        svg .rule { stroke: var(--grid); stroke-width: 1; shape-rendering: crispEdges; }
        svg .base { stroke: var(--soft); stroke-width: 1; shape-rendering: crispEdges; }
        .legend { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 10px 0 0; padding: 0; list-style: none; font-size: 13px; color: var(--soft); }
        .legend li { display: flex; align-items: center; gap: 6px; }
        details { margin-top: 14px; }
        summary { cursor: pointer; color: var(--soft); font-size: 13px; }
        table { border-collapse: collapse; width: 100%; margin-top: 12px; font-size: 14px; }
        caption { text-align: left; color: var(--soft); font-size: 13px; padding-bottom: 6px; }
        th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        th { font-size: 12px; font-weight: 600; color: var(--soft); border-bottom-color: var(--soft); overflow-wrap: normal; }
        th:last-child, td:last-child { padding-right: 0; }
        .number { text-align: right; white-space: nowrap; }
        td.time { white-space: nowrap; }
        .code { display: block; color: var(--soft); font: 12px/1.4 ui-monospace, "Cascadia Mono", Consolas, Menlo, monospace; }
        .state { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; }
        .items img { display: block; width: 56px; height: 56px; object-fit: cover; border-radius: 6px; background: var(--grid); }
        footer { margin-top: 24px; color: var(--soft); font-size: 13px; }
        @media (max-width: 760px) {
          main { padding: 20px 14px 32px; }
          section { padding: 16px; }
          .counts { grid-template-columns: repeat(2, 1fr); }
          .items thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .items, .items tbody, .items tr, .items td { display: block; width: 100%; }
          .items tr { padding: 10px 0; border-bottom: 1px solid var(--line); }
          .items td { border: 0; padding: 2px 0 2px 92px; min-height: 25px; position: relative; text-align: left; white-space: normal; }
          .items td:empty { display: none; }
          .items td::before { content: attr(data-label); position: absolute; left: 0; width: 84px; color: var(--soft); font-size: 13px; }
        }
        @media print {
          :root { --page: #ffffff; --card: #ffffff; }
          section { break-inside: avoid; } section.list { break-inside: auto; } tr { break-inside: avoid; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """;
}
