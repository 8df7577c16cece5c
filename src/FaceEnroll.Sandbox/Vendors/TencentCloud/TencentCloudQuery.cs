using System.Globalization;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>A GET request's parameters: lists are flattened from zero (<c>Urls.0=…</c>), numbers are text.</summary>
internal static class TencentCloudQuery
{
    private static readonly string[] s_numbers =
    [
        "FaceMatchThreshold",
        "QualityControl",
        "NeedRotateDetection",
        "UniquePersonControl",
        "Gender",
        "Offset",
        "Limit",
    ];

    /// <summary>As the JSON body that would say the same; empty when the query cannot be read.</summary>
    public static ReadOnlyMemory<byte> ToJson(string query)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (!WebForm.TryRead(query, pairs))
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var lists = pairs.Where(p => p.Key.Contains('.')).GroupBy(p => p.Key[..p.Key.IndexOf('.')]).ToList();
        return Json.Write(
            (pairs, lists),
            static (writer, s) =>
            {
                foreach (var (name, value) in s.pairs.Where(p => !p.Key.Contains('.')))
                {
                    if (
                        s_numbers.Contains(name)
                        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        && double.IsFinite(number)
                    )
                    {
                        writer.WriteNumber(name, number);
                    }
                    else
                    {
                        writer.WriteString(name, value);
                    }
                }

                foreach (var list in s.lists)
                {
                    writer.WriteStrings(list.Key, list.Select(p => p.Value));
                }
            }
        );
    }
}
