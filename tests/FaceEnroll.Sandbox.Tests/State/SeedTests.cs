using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.State;

public sealed class SeedTests : SandboxFixture
{
    [Test]
    public async Task Seed_OfEverything_IsThere()
    {
        var picture = Path.Combine(TestContext.CurrentContext.TestDirectory, "Assets", "astronaut.jpg");
        Sandbox.Seed(
            $$"""
            {
              "credentials": [{ "keyId": "second", "secret": "pair", "vendor": "FinAuth" }],
              "libraries": [{ "id": "everywhere" }],
              "people": [{ "vendor": "TencentCloud", "id": "p9", "libraries": ["staff"] }],
              "faces": [{ "vendor": "AdvanceAI", "library": "set", "person": "ref", "picture": "{{Path.GetFileName(
                picture
            )}}" }],
              "verdicts": [{ "verdict": "noface", "person": "blank-*" }]
            }
            """,
            Path.GetDirectoryName(picture)
        );

        using var second = new Clients.TestClient(Sandbox, Clock) { KeyId = "second", Secret = "pair" };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await second.FinAuthAsync("add", null)).At("error"),
                Is.EqualTo("MISSING_ARGUMENTS: group_id")
            );
            Assert.That(
                (await second.TencentAsync("X", "{}")).At("Response.Error.Code"),
                Is.EqualTo("AuthFailure.SecretIdNotFound")
            );
            Assert.That(Sandbox.Store.LibrariesAt(SandboxVendor.AlibabaIdVerification), Does.Contain("everywhere"));
            Assert.That(Sandbox.Store.PeopleAt(SandboxVendor.TencentCloud).Select(p => p.PersonId), Does.Contain("p9"));
            Assert.That(Sandbox.Store.FacesAt(SandboxVendor.AdvanceAI).Single().FaceId, Is.EqualTo("1"));
            Assert.That((await FinAuthAddAsync(Portrait.Bytes)).Status, Is.EqualTo(200));
            var blank = await Client.FinAuthAsync(
                "add",
                Portrait.Bytes,
                ("group_id", "sandbox-library"),
                ("user_id", "blank-1")
            );
            Assert.That(blank.At("error"), Is.EqualTo("NO_FACE_FOUND"));
        }
    }

    [TestCase("[]", "object")]
    [TestCase("""{"people":[{"vendor":"Nobody","id":"x"}]}""", "people[0].vendor")]
    [TestCase("""{"libraries":[{}]}""", "libraries[0].id")]
    [TestCase("""{"verdicts":[{"verdict":"maybe"}]}""", "verdicts[0].verdict")]
    [TestCase("""{"wishes":[{}]}""", "wishes")]
    public void Seed_Wrong_NamesThePlace(string json, string place) =>
        Assert.That(() => Sandbox.Seed(json), Throws.TypeOf<FormatException>().With.Message.Contains(place));

    [TestCase("""{"faces":[{"library":"l","person":"p","picture":"a\u0000b"}]}""", "faces[0].picture")]
    [TestCase("""{"verdicts":[{"verdict":"NoFace","count":0}]}""", "verdicts[0].count")]
    public void Seed_OfWhatCannotBe_NamesThePlace(string json, string place) =>
        Assert.That(() => Sandbox.Seed(json), Throws.TypeOf<FormatException>().With.Message.Contains(place));

    [Test]
    public void Library_WithoutAName_IsRefused()
    {
        Assert.That(
            () => Sandbox.Store.AddPerson(SandboxVendor.TencentCloud, "p", "staff", ""),
            Throws.ArgumentException
        );
        Assert.That(Sandbox.Store.LibrariesAt(SandboxVendor.TencentCloud), Has.Count.EqualTo(1));
    }
}
