namespace PhonePhotos;

/// <summary>The pictures as a table: a line for each vendor, and what is wrong where something is.</summary>
internal static class PhotoTable
{
    public static void Print(IReadOnlyList<PreparedPhoto> photos)
    {
        foreach (var photo in photos.GroupBy(p => p.Source))
        {
            Console.WriteLine();
            Console.WriteLine(Path.GetFileName(photo.Key));
            foreach (var (_, report, _) in photo)
            {
                Console.WriteLine($"  {report}");
                foreach (var remark in report.Remarks)
                {
                    Console.WriteLine($"    {remark}");
                }
            }
        }

        Console.WriteLine();
    }
}
