using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.State;

/// <summary>Many at once: nothing is lost, nothing is stored twice.</summary>
public sealed class ConcurrencyTests : SandboxFixture
{
    private const int PerVendor = 100;

    [Test]
    public async Task FiveHundredEnrollments_AtAllVendorsAtOnce_LeaveFiveHundredFaces()
    {
        var url = Sandbox.PublishPicture(Portrait.Bytes).ToString();
        var token = await Client.AdvanceTokenAsync();
        var tasks = new List<Task<bool>>();
        for (var i = 0; i < PerVendor; i++)
        {
            var person = "person-" + i;
            Sandbox.Store.AddPerson(SandboxVendor.TencentCloud, person);
            Sandbox.Store.AddPerson(SandboxVendor.AlibabaGuardrails, person);
            tasks.Add(Succeeds(CreateFaceAsync(person, Base64), "Response.SucFaceNum", "1"));
            tasks.Add(Succeeds(AddFacesAsync(person, url), "data.faceImageItems.0.success", "True"));
            tasks.Add(
                Succeeds(AddFaceRecordAsync(("MerchantUserId", person), ("FacePicture", Base64)), "Result.Passed", "Y")
            );
            tasks.Add(
                Succeeds(
                    Client.FinAuthAsync("add", Portrait.Bytes, ("group_id", "sandbox-library"), ("user_id", person)),
                    "group_id",
                    "sandbox-library"
                )
            );
            tasks.Add(
                Succeeds(
                    Client.AdvanceAsync(
                        token,
                        Portrait.Bytes,
                        ("faceSetId", "sandbox-library"),
                        ("externalReferenceId", person)
                    ),
                    "code",
                    "SUCCESS"
                )
            );
        }

        var outcomes = await Task.WhenAll(tasks);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Is.All.True);
            Assert.That(Sandbox.Store.FaceCount, Is.EqualTo(5 * PerVendor));
            Assert.That(Sandbox.Store.Faces.Select(face => (face.Vendor, face.PersonId)), Is.Unique);
            Assert.That(Sandbox.Store.Faces.Select(face => (face.Vendor, face.FaceId)), Is.Unique);
            Assert.That(Sandbox.DuplicateDeliveries, Is.Empty);
        }
    }

    [Test]
    public async Task TwoOperations_OnOneTencentPerson_AreAConflict()
    {
        // The picture's address is this fixture's own listener, which answers only when told to.
        using var slow = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        slow.Start();
        var first = Client.TencentAsync(
            "CreateFace",
            $$"""{"PersonId":"sandbox-person","Urls":["http://{{slow.LocalEndpoint}}/a.jpg"]}"""
        );
        using var connection = await slow.AcceptTcpClientAsync();

        var second = await CreateFaceAsync("sandbox-person", Base64);
        connection.Close();

        Assert.That(second.At("Response.Error.Code"), Is.EqualTo("FailedOperation.ConflictOperation"));
        Assert.That((await first).At("Response.Error.Code"), Is.EqualTo("FailedOperation.ImageDownloadError"));
        Assert.That(
            (await CreateFaceAsync("sandbox-person", Base64)).At("Response.SucFaceNum"),
            Is.EqualTo("1"),
            "free again"
        );
    }

    private static async Task<bool> Succeeds(Task<Reply> sending, string path, string value)
    {
        var reply = await sending;
        return reply.At(path) == value ? true : throw new AssertionException(reply.Body);
    }
}
