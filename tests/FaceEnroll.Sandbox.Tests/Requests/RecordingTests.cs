using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Requests;

/// <summary>What is recorded of a request, and what is not.</summary>
public sealed class RecordingTests : SandboxFixture
{
    [Test]
    public async Task Enrollment_IsRecordedWithItsPicture()
    {
        var reply = await FinAuthAddAsync(Portrait.Bytes);

        var request = Sandbox.Requests.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (request.Number, request.Vendor, request.Operation),
                Is.EqualTo((1, SandboxVendor.FinAuth, "add"))
            );
            Assert.That(
                (request.LibraryId, request.PersonId, request.Status, request.Code),
                Is.EqualTo(("sandbox-library", "user_01", 200, (string?)null))
            );
            Assert.That(request.Pictures.Single().Format, Is.EqualTo("Jpeg"));
            Assert.That((request.Pictures[0].Width, request.Pictures[0].Height), Is.EqualTo((720, 960)));
            Assert.That(request.FaceIds, Is.EqualTo(new[] { reply.At("face_token") }));
            Assert.That(request.Signature!.Accepted, Is.True);
            Assert.That(request.DuplicateOf, Is.Null);
        }
    }

    [Test]
    public async Task Parameters_OfEveryKindOfBody_AreReadable()
    {
        await FinAuthAddAsync(FakePicture.Jpeg(300, 300));
        await AddFaceRecordAsync(("FacePicture", Convert.ToBase64String(FakePicture.Jpeg(300, 400))));
        await CreateFaceAsync("sandbox-person", Convert.ToBase64String(FakePicture.Jpeg(300, 300)));

        var requests = Sandbox.Requests;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                requests[0].Parameters,
                Does.Contain(new KeyValuePair<string, string>("file", "file of 200 bytes"))
            );
            Assert.That(
                requests[1].Parameters,
                Does.Contain(new KeyValuePair<string, string>("FaceGroupCode", "sandbox-library"))
            );
            Assert.That(
                requests[2].Parameters,
                Does.Contain(new KeyValuePair<string, string>("PersonId", "sandbox-person"))
            );
        }
    }

    [Test]
    public async Task Secrets_AreMasked()
    {
        var token = await Client.AdvanceTokenAsync();
        await Client.AdvanceAsync(token, Portrait.Bytes, ("faceSetId", "sandbox-library"));
        await FinAuthAddAsync(FakePicture.Jpeg(300, 300));
        await AddFaceRecordAsync(
            ("FacePicture", Convert.ToBase64String(FakePicture.Jpeg(300, 400))),
            ("SecurityToken", "a-token-that-is-secret")
        );
        using var tencent = Client.Tencent("CreateFace", "{}");
        var signature = tencent.Headers.GetValues("Authorization").Single().Split("Signature=")[1];
        await Client.SendAsync(tencent);

        var shown = string.Join(
            '\n',
            Sandbox.Requests.SelectMany(r => r.Headers.Concat(r.Parameters)).Select(p => $"{p.Key}={p.Value}")
        );
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shown, Does.Contain("X-ACCESS-TOKEN=").And.Contain("sign=").And.Contain("Signature="));
            Assert.That(shown, Does.Not.Contain(token));
            Assert.That(shown, Does.Not.Contain(signature));
            Assert.That(shown, Does.Not.Contain("a-token-that-is-secret"));
            Assert.That(shown, Does.Not.Contain(Convert.ToBase64String(FakePicture.Jpeg(300, 400))));
        }
    }

    [Test]
    public void TextForms_ShowNothingOfAnybody()
    {
        var face = Sandbox.Store.AddFace(SandboxVendor.TencentCloud, "secret-library", "secret-person", Portrait.Bytes);
        var person = Sandbox.Store.PeopleAt(SandboxVendor.TencentCloud)[^1];
        var credential = new SandboxCredential("secret-key", "secret-secret");

        Assert.That($"{face} {person} {credential}", Does.Not.Contain("secret"));
    }

    [Test]
    public async Task Log_BeyondItsBytes_ForgetsTheOldest()
    {
        var text = new string('x', 60_000);
        for (var i = 0; i < 300; i++)
        {
            await Client.FinAuthAsync("get_size", null, ("group_id", text));
        }

        // 16 MiB of about 60 KB each, and the latest is whole.
        Assert.That(Sandbox.Requests, Has.Count.InRange(250, 279));
        Assert.That(Sandbox.Requests[^1].Number, Is.EqualTo(300));
        Assert.That(Sandbox.Requests[^1].Parameters.Select(p => p.Key), Does.Contain("group_id"));
    }

    [Test]
    public async Task Log_BeyondItsCapacity_ForgetsTheOldest()
    {
        for (var i = 0; i < 1003; i++)
        {
            await Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Url, "/green/none")));
        }

        Assert.That((Sandbox.Requests.Count, Sandbox.Requests[0].Number), Is.EqualTo((1000, 4)));
    }
}
