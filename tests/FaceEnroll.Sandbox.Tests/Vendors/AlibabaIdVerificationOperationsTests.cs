using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

public sealed class AlibabaIdVerificationOperationsTests : SandboxFixture
{
    private static readonly string s_url = "http://example.com/a.jpg";

    [Test]
    public async Task Record_FromEnrollmentToDeletion_IsReadBack()
    {
        await AddFaceRecordAsync(("MerchantUserId", "u1"), ("FacePicture", Base64));
        await AddFaceRecordAsync(("MerchantUserId", "u2"), ("FacePicture", Base64));

        var found = await QueryAsync("u1");
        Assert.That(
            (found.At("TotalCount"), found.At("Items.0.MerchantUserId"), found.At("Items.0.Id")),
            Is.EqualTo(("1", "u1", "1")),
            found.Body
        );

        var deleted = await Client.IdVerificationAsync("DeleteFaceRecordV2", ("MerchantUserId", "u1"));
        Assert.That(
            (deleted.At("Result.Deleted"), deleted.At("Result.DeletedGroupCodes")),
            Is.EqualTo(("Y", "sandbox-library"))
        );
        Assert.That((await QueryAsync("u1")).At("TotalCount"), Is.EqualTo("0"));
        var again = await Client.IdVerificationAsync("DeleteFaceRecordV2", ("MerchantUserId", "u1"));
        Assert.That((again.At("Result.Deleted"), Sandbox.Store.FaceCount), Is.EqualTo(("N", 1)));
    }

    [Test]
    public async Task AddFaceRecord_TwoPictures_IsDataDuplication() =>
        await ExpectAsync(401, "DataDuplication", ("FacePicture", Base64), ("FacePictureUrl", s_url));

    [Test]
    public async Task AddFaceRecord_NoPicture_IsMissingParameter() => await ExpectAsync(400, "MissingParameter");

    [Test]
    public async Task AddFaceRecord_FarUrl_IsDownloadTimeout() =>
        await ExpectAsync(401, "DownloadTimeout", ("FacePictureUrl", s_url));

    [Test]
    public async Task AddFaceRecord_UnknownUpload_IsDownloadTimeout() =>
        await ExpectAsync(401, "DownloadTimeout", ("FacePictureFile", "http://sandbox-bucket.oss-x.aliyuncs.com/none"));

    [Test]
    public async Task AddFaceRecord_LongUserId_IsInvalidParameter() =>
        await ExpectAsync(400, "InvalidParameter", ("FacePicture", Base64), ("MerchantUserId", new string('u', 33)));

    [TestCase(1080, 1920, 200, null)]
    [TestCase(1080, 1921, 200, "UnqualifiedPhoto")]
    [TestCase(960, 720, 200, "UnqualifiedPhoto")]
    [TestCase(720, 960, 1024 * 1024, null)]
    [TestCase(720, 960, (1024 * 1024) + 1, "ToolargeImage")]
    public async Task AddFaceRecord_PictureLimits_AreChecked(int width, int height, int bytes, string? code) =>
        await ExpectAsync(
            code is null ? 200 : 401,
            code ?? "Success",
            ("FacePicture", Convert.ToBase64String(FakePicture.Jpeg(width, height, bytes)))
        );

    [Test]
    public async Task AddFaceRecord_Png_IsUnqualified() =>
        await ExpectAsync(401, "UnqualifiedPhoto", ("FacePicture", Convert.ToBase64String(FakePicture.Png(720, 960))));

    [Test]
    public async Task AddFaceRecord_NoFace_IsRefusedOn401()
    {
        Sandbox.Verdicts.Next(SandboxVerdict.NoFace);

        await ExpectAsync(401, "NoFaceDetected", ("FacePicture", Base64));
    }

    [Test]
    public async Task AddFaceRecord_PoorQuality_SucceedsWithPassedN()
    {
        Sandbox.Verdicts.Next(SandboxVerdict.LowQuality, SandboxVendor.AlibabaIdVerification);

        var reply = await ExpectAsync(200, "Success", ("FacePicture", Base64));

        Assert.That((reply.At("Result.Passed"), Sandbox.Store.FaceCount), Is.EqualTo(("N", 0)));
    }

    [Test]
    public async Task Reply_WithoutFormat_IsXml()
    {
        using var request = Client.Rpc("QueryFaceRecord");
        var text = await request.Content!.ReadAsStringAsync();
        request.Content = new StringContent(
            text.Replace("Format=JSON", "Format=XML", StringComparison.Ordinal),
            null,
            "application/x-www-form-urlencoded"
        );

        Assert.That((await Client.SendAsync(request)).Body, Does.Contain("<Code>SignatureDoesNotMatch</Code>"));
    }

    private Task<Reply> QueryAsync(string user) =>
        Client.IdVerificationAsync(
            "QueryFaceRecord",
            ("FaceGroupCode", "sandbox-library"),
            ("MerchantUserId", user),
            ("CurrentPage", "1"),
            ("PageSize", "10")
        );

    private async Task<Reply> ExpectAsync(int status, string code, params (string, string)[] more)
    {
        var reply = await AddFaceRecordAsync(more);
        Assert.That((reply.Status, reply.At("Code")), Is.EqualTo((status, code)), reply.Body);
        return reply;
    }
}
