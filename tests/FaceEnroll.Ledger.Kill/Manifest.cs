using System.Globalization;
using System.Text;
using FaceEnroll.Torture;

namespace FaceEnroll.Ledger.Kill;

/// <summary>People with one to eight pictures each, some lines that are wrong or there twice, and what is to become of each.</summary>
internal sealed class Manifest
{
    private const int WrongEvery = 97;
    private const int TwiceEvery = 211;

    private Manifest() { }

    /// <summary>By line: the person and the picture's hash; no hash where the line is wrong.</summary>
    public Dictionary<long, (string Person, string Hash)> Lines { get; } = [];

    public static Manifest Write(string folder, int items, int seed)
    {
        var manifest = new Manifest();
        var random = new Random(seed);
        var csv = new StringBuilder("person,picture\n");
        var line = 1L;
        var person = 0;
        _ = Directory.CreateDirectory(Path.Combine(folder, "pictures"));
        for (var item = 0; item < items; )
        {
            person++;
            for (var left = random.Next(1, 9); left > 0 && item < items; left--, item++)
            {
                var name = $"pictures/{item.ToString(CultureInfo.InvariantCulture)}.jpg";
                var bytes = UniquePicture.Make(random, item, random.Next(200, 2000));
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
                _ = csv.Append(CultureInfo.InvariantCulture, $"p{person},{name}\n");
                manifest.Lines.Add(++line, ($"p{person}", UniquePicture.Hash(bytes)));
                if (item % WrongEvery == 0)
                {
                    _ = csv.Append(",nobody.jpg\n");
                    manifest.Lines.Add(++line, ("", ""));
                }

                if (item % TwiceEvery == 0)
                {
                    _ = csv.Append(CultureInfo.InvariantCulture, $"p{person},{name}\n");
                    manifest.Lines.Add(++line, ($"p{person}", UniquePicture.Hash(bytes)));
                }
            }
        }

        File.WriteAllText(Path.Combine(folder, "people.csv"), csv.ToString());
        return manifest;
    }
}
