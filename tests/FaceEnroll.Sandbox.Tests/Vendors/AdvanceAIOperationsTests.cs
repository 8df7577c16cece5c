using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

public sealed class AdvanceAIOperationsTests : SandboxFixture
{
    [Test]
    public async Task Face_AfterEnrollment_IsReadBackAndFound()
    {
        var added = await AdvanceAddAsync(Portrait.Bytes, ("externalReferenceId", "ref-1"), ("country", "MG"));
        var token = await Client.AdvanceTokenAsync();
        using var get = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(Sandbox.Url, "/intl/openapi/face-search/facereferences?id=1")
        );
        get.Headers.Add("X-ACCESS-TOKEN", token);
        using var search = Client.Advance(token, Portrait.Bytes, ("faceSetId", "sandbox-library"));
        search.RequestUri = new Uri(Sandbox.Url, "/intl/openapi/face-search/search");

        var read = await Client.SendAsync(get);
        var found = await Client.SendAsync(search);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.At("data"), Is.EqualTo("1"), added.Body);
            Assert.That(
                (read.At("data.externalReferenceId"), read.At("data.country"), read.At("data.name")),
                Is.EqualTo(("ref-1", "MG", ""))
            );
            Assert.That(read.At("data.createdAt"), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+$"));
            Assert.That(
                (found.At("data.total"), found.At("data.faceReferences.0.id")),
                Is.EqualTo(("1", "1")),
                found.Body
            );
            Assert.That(found.At("pricingStrategy"), Is.EqualTo("PAY"));
        }
    }

    [Test]
    public async Task Face_DeletedByTheVendor_IsStillReadWithItsEnd_AndNoLongerFound()
    {
        await AdvanceAddAsync(Portrait.Bytes, ("externalReferenceId", "ref-1"));
        var before = await ReadAsync("1");
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(Sandbox.Store.Delete(SandboxVendor.AdvanceAI, "1"), Is.True);

        var after = await ReadAsync("1");
        using var search = Client.Advance(
            await Client.AdvanceTokenAsync(),
            Portrait.Bytes,
            ("faceSetId", "sandbox-library")
        );
        search.RequestUri = new Uri(Sandbox.Url, "/intl/openapi/face-search/search");
        var found = await Client.SendAsync(search);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.At("code"), before.At("data.deletedAt")), Is.EqualTo(("SUCCESS", "")));
            Assert.That(
                (after.At("code"), after.At("data.createdAt"), after.At("data.deletedAt")),
                Is.EqualTo(("SUCCESS", before.At("data.createdAt"), "2026-11-21T12:05:00.000"))
            );
            Assert.That(after.At("data.externalReferenceId"), Is.EqualTo("ref-1"));
            Assert.That(found.At("data.total"), Is.EqualTo("0"));
            Assert.That((await ReadAsync("2")).At("code"), Is.EqualTo("PARAMETER_ERROR"), "never there");
        }
    }

    [Test]
    public async Task Add_UnknownSet_NamesIt()
    {
        var reply = await Client.AdvanceAsync(await Client.AdvanceTokenAsync(), Portrait.Bytes, ("faceSetId", "7"));

        Assert.That(
            (reply.At("code"), reply.At("message")),
            Is.EqualTo(("PARAMETER_ERROR", "FaceSet not found, id: 7"))
        );
    }

    [TestCase(256, 4096, 200, null)]
    [TestCase(255, 4096, 200, "Image resolution should be 256 * 256 to 4096 * 4096")]
    [TestCase(256, 4097, 200, "Image resolution should be 256 * 256 to 4096 * 4096")]
    [TestCase(256, 256, (2 * 1024 * 1024) - 1, null)]
    [TestCase(256, 256, 2 * 1024 * 1024, "File size should be less than 2MB")]
    public async Task Add_PictureLimits_AreChecked(int width, int height, int bytes, string? message)
    {
        var reply = await AdvanceAddAsync(FakePicture.Png(width, height, bytes));

        Assert.That(reply.At("message"), Is.EqualTo(message ?? "OK"));
    }

    [Test]
    public async Task Add_Bmp_IsNoImageFile() =>
        Assert.That(
            (await AdvanceAddAsync(FakePicture.Bmp(300, 300))).At("message"),
            Does.StartWith("File should be an image file")
        );

    [Test]
    public async Task Add_NoFace_HasThePrefix()
    {
        Sandbox.Verdicts.Next(SandboxVerdict.NoFace);

        Assert.That(
            (await AdvanceAddAsync(Portrait.Bytes)).At("message"),
            Is.EqualTo("Failed to embed image: No face detected")
        );
    }

    [Test]
    public async Task Add_WithoutToken_IsIamFailed()
    {
        var reply = await Client.AdvanceAsync("no-token", Portrait.Bytes, ("faceSetId", "sandbox-library"));

        Assert.That((reply.Status, reply.At("code")), Is.EqualTo((200, "IAM_FAILED")));
    }

    [TestCase(""","periodSecond":59""", "PARAMETER_ERROR")]
    [TestCase(""","periodSecond":86400""", "SUCCESS")]
    public async Task Token_Period_HasLimits(string extra, string code)
    {
        using var request = Client.AdvanceTokenRequest(extra);

        Assert.That((await Client.SendAsync(request)).At("code"), Is.EqualTo(code));
    }

    private async Task<Reply> ReadAsync(string id)
    {
        using var get = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(Sandbox.Url, "/intl/openapi/face-search/facereferences?id=" + id)
        );
        get.Headers.Add("X-ACCESS-TOKEN", await Client.AdvanceTokenAsync());
        return await Client.SendAsync(get);
    }
}
