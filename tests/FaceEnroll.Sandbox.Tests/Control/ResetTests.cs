using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>Back to the start means: to what the start's options gave.</summary>
public sealed class ResetTests : ControlFixture
{
    private string _seed = null!;

    protected override void Configure(FaceEnrollSandboxOptions options)
    {
        _seed = Path.Combine(TestContext.CurrentContext.WorkDirectory, Path.GetRandomFileName() + ".json");
        File.WriteAllText(
            _seed,
            """
            {
              "credentials": [{ "keyId": "seeded", "secret": "pair" }],
              "libraries": [{ "id": "staff" }],
              "verdicts": [{ "verdict": "LowQuality", "person": "dark-*" }]
            }
            """
        );
        options.SeedFile = _seed;
        options.DocumentedRateLimits = true;
        options.Verdicts.ForPerson("blank-*", SandboxVerdict.NoFace, SandboxVendor.FinAuth);
        options.Verdicts.Next(SandboxVerdict.OtherPerson, SandboxVendor.AdvanceAI, 2);
    }

    [TearDown]
    public void RemoveSeed() => File.Delete(_seed);

    [Test]
    public async Task Reset_Keys_AreThoseOfTheStart()
    {
        await PostAsync("seed", """{"credentials":[{"keyId":"later","secret":"pair"}]}""");
        Sandbox.AddCredential(new SandboxCredential("last", "pair"));
        Assert.That(await FaultOfAsync("later"), Is.EqualTo("MISSING_ARGUMENTS: group_id"));

        await ResetAsync();

        Assert.That(await FaultOfAsync("later"), Is.EqualTo("AUTHENTICATION_ERROR"));
        Assert.That(await FaultOfAsync("last"), Is.EqualTo("AUTHENTICATION_ERROR"));
        Assert.That(await FaultOfAsync("seeded"), Is.EqualTo("MISSING_ARGUMENTS: group_id"));
    }

    [Test]
    public async Task Reset_Limits_AreThoseOfTheStart()
    {
        await PostAsync("limits", """{"vendor":"FinAuth","perSecond":1}""");
        await PostAsync("limits", """{"vendor":"AlibabaIdVerification"}""");

        await ResetAsync();

        Assert.That((await FinAuthAddAsync(Portrait.Bytes)).Status, Is.EqualTo(200));
        Assert.That((await FinAuthAddAsync(Portrait.Bytes)).Status, Is.EqualTo(200), "no limit at the start");
        var codes = new List<string?>();
        for (var i = 0; i < 11; i++)
        {
            codes.Add((await AddFaceRecordAsync()).At("Code"));
        }

        Assert.That(codes.FindIndex(code => code == "Throttling.Api"), Is.EqualTo(10), "ten a second at the start");
    }

    [Test]
    public async Task Reset_SeedAndVerdicts_AreThoseOfTheStart()
    {
        var start = (await GetAsync("verdicts")).Body;
        Sandbox.Store.AddLibrary(SandboxVendor.FinAuth, "extra");
        await PostAsync("verdicts", """{"verdict":"NoFace"}""");
        await AdvanceAddAsync(Portrait.Bytes);
        File.Delete(_seed);

        await ResetAsync();

        Assert.That(Sandbox.Store.LibrariesAt(SandboxVendor.FinAuth), Is.EqualTo(new[] { "sandbox-library", "staff" }));
        Assert.That((await GetAsync("verdicts")).Body, Is.EqualTo(start));
    }

    [Test]
    public async Task Reset_Uploads_AreForgotten()
    {
        var upload = await UploadForm.PostAsync(Client, Sandbox.Url, UploadForm.Policy("sandbox/o"), "sandbox/o");
        Assert.That(upload.Status, Is.EqualTo(204), upload.Body);
        (string, string)[] record =
        [
            ("MerchantUserId", "u1"),
            ("FacePictureFile", "http://sandbox-bucket.oss-ap-southeast-1.aliyuncs.com/sandbox/o"),
        ];
        var before = await AddFaceRecordAsync(record);
        Assert.That(before.At("Code"), Is.EqualTo("Success"), before.Body);

        await ResetAsync();

        Assert.That((await AddFaceRecordAsync(record)).At("Code"), Is.Not.EqualTo("Success"));
    }

    [Test]
    public async Task Reset_CallsThatWouldLandLate_AreLost()
    {
        Sandbox.Faults.Next(SandboxVendor.FinAuth, SandboxFault.StoreAfterClose(TimeSpan.FromSeconds(1)));
        Assert.That(async () => await FinAuthAddAsync(Portrait.Bytes), Throws.InstanceOf<HttpRequestException>());

        await ResetAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Sandbox.DrainAsync();

        Assert.That((Sandbox.Store.FaceCount, Sandbox.Requests.Count), Is.EqualTo((0, 0)));
    }

    private async Task ResetAsync() => Assert.That((await PostAsync("reset", "{}")).Status, Is.EqualTo(200));

    private async Task<string?> FaultOfAsync(string key)
    {
        using var client = new TestClient(Sandbox, Clock) { KeyId = key, Secret = "pair" };
        return (await client.FinAuthAsync("add", null)).At("error");
    }
}
