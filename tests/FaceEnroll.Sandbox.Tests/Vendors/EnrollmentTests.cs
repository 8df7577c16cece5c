using System.Security.Cryptography;
using FaceEnroll.Sandbox.Tests.Clients;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Vendors;

/// <summary>One good enrollment at each vendor, over a real socket, ends as one face in the store.</summary>
public sealed class EnrollmentTests
{
    private static readonly string s_base64 = Convert.ToBase64String(Portrait.Bytes);
    private FaceEnrollSandbox _sandbox = null!;
    private TestClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _sandbox = await FaceEnrollSandbox.StartAsync();
        _client = new TestClient(_sandbox);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Test]
    public async Task CreateFace_Base64_IsStored()
    {
        var reply = await _client.TencentAsync(
            "CreateFace",
            $$"""{"PersonId":"sandbox-person","Images":["{{s_base64}}"]}"""
        );

        Assert.That(reply.At("Response.SucFaceNum"), Is.EqualTo("1"), reply.Body);
        AssertStored(SandboxVendor.TencentCloud, reply.At("Response.SucFaceIds.0"));
    }

    [Test]
    public async Task CreateFace_PublishedUrl_IsStored()
    {
        var url = _sandbox.PublishPicture(Portrait.Bytes);

        var reply = await _client.TencentAsync("CreateFace", $$"""{"PersonId":"sandbox-person","Urls":["{{url}}"]}""");

        AssertStored(SandboxVendor.TencentCloud, reply.At("Response.SucFaceIds.0"));
    }

    [Test]
    public async Task AddFaces_PublishedUrl_IsStored()
    {
        var url = _sandbox.PublishPicture(Portrait.Bytes);

        var reply = await _client.GuardrailsAsync(
            "/green/sface/face/add",
            $$"""{"personId":"sandbox-person","urls":["{{url}}"]}"""
        );

        Assert.That(reply.At("data.faceImageItems.0.success"), Is.EqualTo("True"), reply.Body);
        AssertStored(SandboxVendor.AlibabaGuardrails, reply.At("data.faceImageItems.0.faceId"));
    }

    [Test]
    public async Task AddFaceRecord_RpcBase64_IsStored()
    {
        var reply = await _client.IdVerificationAsync(
            "AddFaceRecord",
            ("ProductCode", "FACE_ENROLL"),
            ("FaceGroupCode", "sandbox-library"),
            ("MerchantUserId", "sandbox-person"),
            ("FacePicture", s_base64)
        );

        Assert.That(reply.At("Result.Passed"), Is.EqualTo("Y"), reply.Body);
        AssertStored(SandboxVendor.AlibabaIdVerification, null);
    }

    [Test]
    public async Task AddFaceRecord_UploadedFile_IsStored()
    {
        var leave = await _client.Acs3Async(
            HttpMethod.Get,
            "AuthorizeFileUpload",
            "2019-12-19",
            "Product=Cloudauth-intl&RegionId=ap-southeast-1",
            string.Empty
        );
        Assert.That(leave.Status, Is.EqualTo(200), leave.Body);
        using var upload = new HttpRequestMessage(HttpMethod.Post, _sandbox.Url)
        {
            Content = TestClient.Form(
                [
                    ("OSSAccessKeyId", leave.At("AccessKeyId")!),
                    ("policy", leave.At("EncodedPolicy")!),
                    ("Signature", leave.At("Signature")!),
                    ("key", leave.At("ObjectKey")!),
                    ("success_action_status", "201"),
                ],
                "file",
                Portrait.Bytes
            ),
        };
        var uploaded = await _client.SendAsync(upload);
        Assert.That(uploaded.Status, Is.EqualTo(201), uploaded.Body);
        var file = $"http://{leave.At("Bucket")}.{leave.At("Endpoint")}/{leave.At("ObjectKey")}";

        var reply = await _client.Acs3Async(
            HttpMethod.Post,
            "AddFaceRecord",
            "2022-08-09",
            string.Empty,
            $"ProductCode=FACE_ENROLL&FaceGroupCode=sandbox-library&MerchantUserId=sandbox-person&FacePictureFile={Uri.EscapeDataString(file)}"
        );

        Assert.That(reply.At("Result.Passed"), Is.EqualTo("Y"), reply.Body);
        AssertStored(SandboxVendor.AlibabaIdVerification, null);
    }

    [Test]
    public async Task FinAuthAdd_File_IsStored()
    {
        var reply = await _client.FinAuthAsync(
            "add",
            Portrait.Bytes,
            ("group_id", "sandbox-library"),
            ("user_id", "sandbox-person")
        );

        Assert.That(reply.Status, Is.EqualTo(200), reply.Body);
        AssertStored(SandboxVendor.FinAuth, reply.At("face_token"));
    }

    [Test]
    public async Task AddFaceReference_WithToken_IsStored()
    {
        var token = await _client.AdvanceTokenAsync();

        var reply = await _client.AdvanceAsync(
            token,
            Portrait.Bytes,
            ("faceSetId", "sandbox-library"),
            ("externalReferenceId", "sandbox-person")
        );

        Assert.That(reply.At("code"), Is.EqualTo("SUCCESS"), reply.Body);
        AssertStored(SandboxVendor.AdvanceAI, reply.At("data"));
    }

    private void AssertStored(SandboxVendor vendor, string? faceId)
    {
        var face = _sandbox.Store.Faces.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(face.Vendor, Is.EqualTo(vendor));
            Assert.That(face.LibraryId, Is.EqualTo("sandbox-library"));
            Assert.That(face.PersonId, Is.EqualTo("sandbox-person"));
            Assert.That(face.FaceId, faceId is null ? Is.Not.Empty : Is.EqualTo(faceId));
            Assert.That(
                face.PictureSha256,
                Is.EqualTo(Convert.ToHexString(SHA256.HashData(Portrait.Bytes)).ToLowerInvariant())
            );
        }
    }
}
