using FaceEnroll.Sdk.Tests.Resilience;
using FaceEnroll.Sdk.Tests.Support;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Tests.Tickets;

/// <summary>What a ledger knows a picture by that only the vendor sees.</summary>
[TestOf(typeof(TicketParts))]
public class LedgerKeysTests
{
    private RecordingLedger _ledger = null!;
    private TencentScene _scene = null!;

    [SetUp]
    public void Begin()
    {
        _ledger = new RecordingLedger { OnLookUp = _ => new([new(0, FaceImageStatus.Enrolled)], []) };
        _scene = new TencentScene(o => o.Ledger = _ledger);
    }

    [TearDown]
    public void End() => _scene.Dispose();

    [Test]
    public async Task Enroll_UrlPicture_HasAKeyWithoutItsQuery()
    {
        foreach (var query in new[] { "?signature=1", "?signature=2", "" })
        {
            await _scene.Client.EnrollAsync(
                new FaceEnrollmentRequest("p-1", FaceImage.FromUrl(new Uri("https://pictures.example/a.jpg" + query)))
            );
        }

        await _scene.Client.EnrollAsync(
            new FaceEnrollmentRequest("p-1", FaceImage.FromUrl(new Uri("https://pictures.example/b.jpg")))
        );
        var keys = _ledger.Questions.Select(q => q.Sources.Single()).ToList();
        Assert.That(keys.Take(3).Distinct().Count(), Is.EqualTo(1));
        Assert.That(keys[3], Is.Not.EqualTo(keys[0]));
    }

    [Test]
    public async Task Enroll_UrlPictureWithAKey_IsKnownByIt()
    {
        var hash = new string('A', 64);
        foreach (var (id, key) in new[] { (1, "v1"), (2, "v1"), (3, "v2"), (4, hash) })
        {
            var url = new Uri($"https://pictures.example/get?id={id}");
            await _scene.Client.EnrollAsync(new FaceEnrollmentRequest("p-1", FaceImage.FromUrl(url, key)));
        }

        var keys = _ledger.Questions.Select(q => q.Sources.Single()).ToList();
        Assert.That(keys[1], Is.EqualTo(keys[0]).And.Not.Contain("v1"));
        Assert.That(keys[2], Is.Not.EqualTo(keys[0]));
        Assert.That(keys[3], Is.EqualTo(hash.ToLowerInvariant()), "as if the content had been given");
    }
}
