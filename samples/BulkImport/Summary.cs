using FaceEnroll.Ledger;
using FaceEnroll.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace BulkImport;

/// <summary>The ledger's report, and the vendor's store beside it.</summary>
internal static class Summary
{
    public static async Task PrintAsync(FaceEnrollSandbox sandbox, PeopleList people, string ledger, string report)
    {
        await using var services = ImportProcess.Services(sandbox.Url, ledger);
        var runs = services.GetRequiredService<IFaceRuns>();
        await using (var page = File.Create(report))
        {
            await runs.WriteReportAsync("staff-photos", FaceRunReportFormat.Html, page);
        }

        Console.WriteLine($"{await runs.GetAsync("staff-photos")}");
        var (twice, lost) = Compare(sandbox, people);
        Console.WriteLine($"The vendor has {sandbox.Store.FaceCount} faces: {twice} twice, {lost} lost.");
        Console.WriteLine($"The report as a page: {report}");
    }

    public static bool IsTrue(FaceEnrollSandbox sandbox, PeopleList people) => Compare(sandbox, people) == (0, 0);

    private static (int Twice, int Lost) Compare(FaceEnrollSandbox sandbox, PeopleList people)
    {
        var stored = sandbox
            .Store.FacesAt(SandboxVendor.FinAuth)
            .GroupBy(f => (f.PersonId, f.PictureSha256.ToUpperInvariant()))
            .ToDictionary(g => g.Key, g => g.Count());
        return (stored.Values.Count(n => n > 1), people.Faces.Count(face => !stored.ContainsKey(face)));
    }
}
