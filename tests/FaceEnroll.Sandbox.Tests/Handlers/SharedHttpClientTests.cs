using FaceEnroll.Sandbox.Tests.Support;
using FaceEnroll.Sdk;
using FaceEnroll.Torture;
using FaceEnroll.Torture.Foreign;

namespace FaceEnroll.Sandbox.Tests.Handlers;

/// <summary>One HttpClient of the host, with the guard, under several registrations.</summary>
public sealed class SharedHttpClientTests : SdkFixture
{
    private HttpClient _shared = null!;

    [SetUp]
    public void Share() =>
        _shared = new HttpClient(
            new BufferHandler
            {
                InnerHandler = new RetryHandler
                {
                    InnerHandler = new FaceEnrollmentGuardHandler(
                        new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }
                    ),
                },
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    [TearDown]
    public void Unshare() => _shared.Dispose();

    [Test]
    public async Task Calls_OfAllVendorsAtOnce_AreStoredOnceEach()
    {
        const int PerVendor = 30;
        var calls = new List<Task<FaceEnrollmentResult>>();
        foreach (var vendor in Vendors)
        {
            var client = SdkClients.Create(vendor, Sandbox, _shared, static o => o.RequestsPerSecond = 10_000);
            for (var i = 0; i < PerVendor; i++)
            {
                Sandbox.AddPerson(vendor, $"p{i}");
                var picture = UniquePicture.Make(new Random(i), calls.Count, 2_000);
                calls.Add(client.EnrollAsync(new FaceEnrollmentRequest($"p{i}", FaceImage.FromBytes(picture))));
            }
        }

        var results = await Task.WhenAll(calls);

        Assert.That(results.Select(r => r.Images.Single().Status), Is.All.EqualTo(FaceImageStatus.Enrolled));
        Assert.That(Sandbox.Store.Faces.Select(face => face.PictureSha256), Is.Unique);
        Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(PerVendor * Vendors.Length));
    }

    [Test]
    public async Task Loss_OfOneRegistration_IsNotTheOthers()
    {
        var lost = SdkClients.Create(FaceVendor.TencentCloud, Sandbox, _shared);
        var good = SdkClients.Create(FaceVendor.FinAuth, Sandbox, _shared);
        Sandbox.Faults.Next(SandboxVendor.TencentCloud, SandboxFault.Reset(SandboxMoment.BeforeReplying));

        var failing = FailureAsync(EnrollAsync(lost, Portrait.Bytes));
        var succeeding = EnrollAsync(good, Portrait.Bytes);
        await Task.WhenAll(failing, succeeding);

        Assert.That((await failing).Certainty, Is.EqualTo(FaceEnrollmentCertainty.Unknown));
        Assert.That((await succeeding).Images.Single().Status, Is.EqualTo(FaceImageStatus.Enrolled));
        Assert.That((Faces(FaceVendor.TencentCloud).Count, Faces(FaceVendor.FinAuth).Count), Is.EqualTo((1, 1)));
    }
}
