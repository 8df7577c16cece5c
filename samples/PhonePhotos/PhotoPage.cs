using System.Globalization;
using System.Net;
using System.Text;

namespace PhonePhotos;

/// <summary>A page with each picture as it was and as each vendor would get it.</summary>
internal static class PhotoPage
{
    private const string Style =
        "body{font:15px system-ui;margin:2rem}table{border-collapse:collapse}td,th{padding:.5rem;vertical-align:top;"
        + "border-bottom:1px solid #ccc;text-align:left;max-width:14rem}img{max-width:12rem;max-height:12rem;image-orientation:none}";

    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    /// <summary>Writes it beside the prepared pictures.</summary>
    /// <returns>The page's path.</returns>
    public static string Write(IReadOnlyList<PreparedPhoto> photos, string output)
    {
        var page = new StringBuilder(
            $"<!doctype html><meta charset=\"utf-8\"><title>Pictures, prepared</title><style>{Style}</style>"
        );
        // Many programs ignore the orientation in a file: the page shows what they see.
        page.Append(
            "<h1>Pictures, prepared</h1><p>Shown as stored, without the orientation that a file may ask for.</p>"
        );
        page.Append("<table><tr><th>Before");
        foreach (var (_, report, _) in photos.DistinctBy(p => p.Report.Vendor))
        {
            page.Append(s_invariant, $"<th>{report.Vendor}");
        }

        foreach (var photo in photos.GroupBy(p => p.Source))
        {
            page.Append(s_invariant, $"<tr><td>{Image(photo.Key, output)}<br>{Text(Path.GetFileName(photo.Key))}");
            foreach (var (_, report, prepared) in photo)
            {
                page.Append(
                    s_invariant,
                    $"<td>{(prepared is null ? "" : Image(prepared, output) + "<br>")}{Text(report.ToString())}"
                );
                page.Append(string.Concat(report.Remarks.Select(remark => $"<br>{Text(remark)}")));
            }
        }

        var path = Path.Combine(Directory.CreateDirectory(output).FullName, "index.html");
        File.WriteAllText(path, page.Append("</table>").ToString());
        return path;
    }

    private static string Image(string file, string output) =>
        $"<img alt=\"\" src=\"{Text(Path.GetRelativePath(output, file).Replace('\\', '/'))}\">";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
