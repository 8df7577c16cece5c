using System.Security.Cryptography;

namespace BulkImport;

/// <summary>200 pictures of 120 people, and the CSV file that names them.</summary>
internal sealed class PeopleList
{
    private const int Pictures = 200;
    private const int People = 120;

    private PeopleList(string file, IReadOnlyList<(string Person, string Hash)> faces) => (File, Faces) = (file, faces);

    public string File { get; }

    /// <summary>Who is to have which picture.</summary>
    public IReadOnlyList<(string Person, string Hash)> Faces { get; }

    public static PeopleList Make(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        _ = Directory.CreateDirectory(Path.Combine(folder, "photos"));
        var portrait = System.IO.File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "Assets", "astronaut-720x960.jpg")
        );
        var faces = new List<(string, string)>();
        var lines = new List<string> { "person,picture" };
        for (var i = 0; i < Pictures; i++)
        {
            // One portrait for all; a comment at its end makes each file another one.
            byte[] picture = [.. portrait[..^2], 0xFF, 0xFE, 0, 6, .. BitConverter.GetBytes(i), .. portrait[^2..]];
            var (person, name) = ($"employee-{i % People + 1}", $"photos/{i + 1}.jpg");
            System.IO.File.WriteAllBytes(Path.Combine(folder, name), picture);
            lines.Add($"{person},{name}");
            faces.Add((person, Convert.ToHexString(SHA256.HashData(picture))));
        }

        var file = Path.Combine(folder, "people.csv");
        System.IO.File.WriteAllLines(file, lines);
        return new PeopleList(file, faces);
    }
}
