using System.Globalization;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.State;

/// <summary>A library of a hundred thousand people: a page costs what it holds, and a walk sees each one once.</summary>
public sealed class LargeLibraryTests : SandboxFixture
{
    private const int People = 100_000;
    private const int PageSize = 100;
    private static readonly SandboxVendor[] s_listing = [.. Vendors.Except([SandboxVendor.AdvanceAI])];

    [TestCaseSource(nameof(s_listing))]
    public async Task LastPage_OfMany_TakesNoMoreMemoryThanOfFew(SandboxVendor vendor)
    {
        Fill(vendor, "few", PageSize);
        Fill(vendor, "many", People);
        var few = await CostAsync(vendor, "few", 1);
        var many = await CostAsync(vendor, "many", People / PageSize);

        Assert.That(many, Is.LessThan(3 * few / 2), "a copy of all would take 800 kB");
    }

    [TestCaseSource(nameof(s_listing))]
    public async Task Walk_AfterEveryOtherOneWasDeleted_SeesTheRestOnce(SandboxVendor vendor)
    {
        var faces = Fill(vendor, "many", People);
        for (var i = 0; i < People; i += 2)
        {
            if (vendor is SandboxVendor.TencentCloud or SandboxVendor.AlibabaGuardrails)
            {
                Sandbox.Store.DeletePerson(vendor, Person("many", i));
            }
            else
            {
                Sandbox.Store.Delete(vendor, faces[i]);
            }
        }

        var seen = new List<string?>();
        for (var page = 1; page <= (People / 2 / PageSize) + 1; page++)
        {
            seen.AddRange(Items(vendor, await PageAsync(vendor, "many", page)));
        }

        var rest = Enumerable.Range(0, People).Where(i => i % 2 == 1).Select(i => Person("many", i));
        Assert.That(seen, Is.EqualTo(rest));
        Assert.That(Sandbox.Store.Deletions, Has.Count.EqualTo(People / 2));
    }

    private static string Person(string library, int number) => $"{library}-{number:D6}";

    private List<string> Fill(SandboxVendor vendor, string library, int count)
    {
        var picture = FakePicture.Jpeg(8, 8);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Sandbox.Store.AddFace(vendor, library, Person(library, i), picture).FaceId),
        ];
    }

    /// <summary>The least of a few: other work of the process comes on top.</summary>
    private async Task<long> CostAsync(SandboxVendor vendor, string library, int page)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var reply = await PageAsync(vendor, library, page);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            Assert.That(
                Items(vendor, reply),
                Is.EqualTo(Enumerable.Range((page - 1) * PageSize, PageSize).Select(n => Person(library, n)))
            );
        }

        return least;
    }

    private Task<Reply> PageAsync(SandboxVendor vendor, string library, int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var skipped = (page - 1) * PageSize;
        return vendor switch
        {
            SandboxVendor.TencentCloud => Client.TencentAsync(
                "GetPersonList",
                $$"""{"GroupId":"{{library}}","Offset":{{skipped}},"Limit":{{PageSize}}}"""
            ),
            SandboxVendor.AlibabaGuardrails => Client.GuardrailsAsync(
                "/green/sface/group/persons",
                $$"""{"groupId":"{{library}}","currentPage":{{page}},"pageSize":{{PageSize}}}"""
            ),
            SandboxVendor.AlibabaIdVerification => Client.IdVerificationAsync(
                "QueryFaceRecord",
                ("FaceGroupCode", library),
                ("CurrentPage", number),
                ("PageSize", "100")
            ),
            _ => Client.FinAuthAsync(
                "list",
                null,
                ("group_id", library),
                ("start", (skipped + 1).ToString(CultureInfo.InvariantCulture)),
                ("limit", "100")
            ),
        };
    }

    private static List<string?> Items(SandboxVendor vendor, Reply reply)
    {
        var root = reply.Json;
        var (list, id) = vendor switch
        {
            SandboxVendor.TencentCloud => (root.GetProperty("Response").GetProperty("PersonInfos"), "PersonId"),
            SandboxVendor.AlibabaGuardrails => (root.GetProperty("data").GetProperty("personIds"), null),
            SandboxVendor.AlibabaIdVerification => (root.GetProperty("Items"), "MerchantUserId"),
            _ => (root.GetProperty("face_tokens"), "user_id"),
        };
        return [.. list.EnumerateArray().Select(item => (id is null ? item : item.GetProperty(id)).GetString())];
    }
}
