using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;

namespace FaceEnroll.Sandbox.Tests.Clients;

/// <summary>The library's directories against the sandbox: what is there, as the store has it.</summary>
public sealed class DirectoryTests : SdkFixture
{
    private const string Crowd = "crowd";

    private static readonly FaceVendor[] s_listing = [.. Vendors.Where(v => v != FaceVendor.AdvanceAI)];

    private IFaceDirectory Directory(FaceVendor vendor) =>
        (IFaceDirectory)Client(
            vendor,
            options =>
            {
                options.ListPageSize = 20;
                options.RequestsPerSecond = 1_000_000;
            }
        );

    private void Seed(FaceVendor vendor, int people)
    {
        for (var i = 0; i < people; i++)
        {
            Sandbox.Store.AddFace(vendor.InSandbox(), Crowd, $"p{i}", BitConverter.GetBytes(i));
        }
    }

    [Test]
    public async Task ListOfLibrary_SeveralParts_IsWhatTheStoreHas([ValueSource(nameof(s_listing))] FaceVendor vendor)
    {
        Seed(vendor, 105);
        var listed = new List<(string?, string?)>();
        await foreach (var entry in Directory(vendor).ListFacesOfLibraryAsync(Crowd))
        {
            listed.Add((entry.PersonId, entry.FaceId));
        }

        Assert.That(listed, Is.EquivalentTo(Faces(vendor).Select(f => (f.PersonId, f.FaceId))));
        Assert.That(Sandbox.Requests.Select(r => r.Signature!.Accepted), Is.All.True);
    }

    [Test]
    public async Task ListOfLibrary_FacesDeletedMeanwhile_LeavesOutNoOther(
        [ValueSource(nameof(s_listing))] FaceVendor vendor
    )
    {
        Seed(vendor, 105);
        var all = Faces(vendor);
        var gone = new HashSet<string>();
        var listed = new HashSet<string>();
        await foreach (var entry in Directory(vendor).ListFacesOfLibraryAsync(Crowd))
        {
            if (entry.FaceId is { } face)
            {
                listed.Add(face);
            }

            // As the list is read, what was listed is taken away in front.
            if (listed.Count % 25 == 0 && listed.FirstOrDefault(f => !gone.Contains(f)) is { } first)
            {
                gone.Add(first);
                var person = all.Single(f => f.FaceId == first).PersonId;
                Assert.That(Sandbox.Store.DeletePerson(vendor.InSandbox(), person), Is.EqualTo(1));
            }
        }

        Assert.That(gone, Is.Not.Empty);
        Assert.That(all.Select(f => f.FaceId).Except(listed), Is.Empty);
    }

    [Test]
    public async Task Person_InALibrary_HasItsFaces([ValueSource(nameof(s_listing))] FaceVendor vendor)
    {
        Seed(vendor, 3);
        var second = Sandbox.Store.AddFace(vendor.InSandbox(), Crowd, "p1", BitConverter.GetBytes(77));
        var library = vendor is FaceVendor.FinAuth or FaceVendor.AlibabaIdVerification ? Crowd : null;
        var person = await Directory(vendor).GetPersonAsync("p1", library);
        Assert.That(person!.FaceIds, Has.Count.EqualTo(2).And.Contain(second.FaceId));
        Assert.That(person.LibraryIds, Does.Contain(Crowd));
        Assert.That(await Directory(vendor).GetPersonAsync("nobody", library), Is.Null);
    }

    [Test]
    public async Task Count_ALibrary_IsWhatTheStoreHas([ValueSource(nameof(s_listing))] FaceVendor vendor)
    {
        Seed(vendor, 7);
        var count = await Directory(vendor).CountAsync(Crowd);
        Assert.That(count.Faces ?? count.People, Is.EqualTo(7));
    }

    [Test]
    public void AdvanceAI_PublishesNoList_IsNoDirectory() =>
        Assert.That(Client(FaceVendor.AdvanceAI), Is.Not.InstanceOf<IFaceDirectory>());
}
