using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FaceEnroll.Sdk.Tests.Erasure;

[TestOf(typeof(FaceErasureReceipt))]
[TestOf(typeof(FaceErasedFace))]
public class FaceErasureReceiptTests
{
    private static readonly DateTimeOffset s_time = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] s_key = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    /// <summary>One with a value in every member.</summary>
    private static FaceErasureReceipt Receipt() =>
        new()
        {
            Version = 1,
            Id = "receipt-1",
            Vendor = FaceVendor.FinAuth,
            Registration = "reg",
            Account = "acc",
            Endpoint = "https://x.example",
            KeyIdSha256 = new string('a', 64),
            PersonId = "secret-person",
            LibraryIds = ["l"],
            AnyLibrary = true,
            AllLibraries = true,
            Status = FaceErasureStatus.Complete,
            StartedAt = s_time,
            LocalStartedAt = s_time.AddSeconds(1),
            ClockErrorBound = TimeSpan.FromSeconds(2),
            NoAttemptAfter = s_time.AddSeconds(3),
            SignatureValidity = TimeSpan.FromSeconds(4),
            VerifyAfter = s_time.AddSeconds(5),
            VerifiedAt = s_time.AddSeconds(6),
            CompletedAt = s_time.AddSeconds(7),
            Faces =
            [
                new FaceErasedFace
                {
                    FaceId = "secret-face",
                    LibraryId = "l",
                    RecordId = "secret-record",
                    AddedAt = s_time.AddSeconds(-1),
                    FoundAt = s_time,
                    FoundByVerification = true,
                    Outcome = FaceDeletionOutcome.Gone,
                    DecidedAt = s_time.AddSeconds(8),
                    Operation = "DeleteFaces",
                    RequestId = "r",
                    VendorCode = "CODE",
                    FailureKind = FaceEnrollmentErrorKind.Transport,
                    IsKept = true,
                },
            ],
            Person = FaceDeletionOutcome.Gone,
            PersonOperation = "DeletePerson",
            PersonRequestId = "r2",
            PersonVendorCode = "CODE2",
            RemainsIn = ["m"],
            OpenEnrollments = 1,
            OpenOperationIds = ["op"],
            KeptFaceIds = ["secret-kept"],
            Reasons = ["why"],
        };

    private static string With(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Receipt().ToJson())!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    private static string Message(string json) =>
        Assert.Throws<FormatException>(() => FaceErasureReceipt.FromJson(json))!.Message;

    [Test]
    public void Json_ThereAndBack_KeepsEveryMember()
    {
        var back = FaceErasureReceipt.FromJson(Receipt().ToJson());
        Assert.That(back.ToJson(), Is.EqualTo(Receipt().ToJson()));
        foreach (
            var (instance, type) in new[] { ((object)back, back.GetType()), (back.Faces[0], typeof(FaceErasedFace)) }
        )
        {
            foreach (var property in type.GetProperties().Where(p => p.Name != nameof(FaceErasureReceipt.AreIdsHashed)))
            {
                var value = property.GetValue(instance);
                Assert.That(value is not null and not "" and not 0 and not false, property.Name);
                Assert.That(JsonNode.Parse(back.ToJson())!.ToJsonString(), Does.Contain($"\"{property.Name}\":"));
            }
        }
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        foreach (
            var name in new[]
            {
                "Version",
                "Id",
                "Vendor",
                "Registration",
                "Account",
                "Endpoint",
                "PersonId",
                "LibraryIds",
                "Status",
                "StartedAt",
                "LocalStartedAt",
                "NoAttemptAfter",
                "SignatureValidity",
                "VerifyAfter",
                "Faces",
            }
        )
        {
            yield return new TestCaseData(With(j => j.Remove(name))).SetArgDisplayNames(name + " missing");
            yield return new TestCaseData(With(j => j[name] = null)).SetArgDisplayNames(name + " null");
        }

        foreach (var name in new[] { "FaceId", "FoundAt", "Outcome" })
        {
            yield return new TestCaseData(With(j => j["Faces"]![0]!.AsObject().Remove(name))).SetArgDisplayNames(
                "a face without " + name
            );
        }
    }

    [TestCaseSource(nameof(Broken))]
    public void Json_AMemberThatMustBeThere_IsMissed(string json) =>
        Assert.That(Message(json), Does.StartWith("The text is no erasure receipt").And.Not.Contain("secret"));

    [TestCase("Id", "", "Id is missing")]
    [TestCase("Registration", "", "Registration is missing")]
    [TestCase("Account", "", "Account is missing")]
    [TestCase("PersonId", "", "PersonId is missing")]
    [TestCase("Endpoint", "https://x.example/path", "Endpoint is not")]
    [TestCase("Version", 2, "a newer version of this library wrote it")]
    [TestCase("Version", 0, "Version is missing")]
    [TestCase("ClockErrorBound", "-00:00:01", "ClockErrorBound is negative")]
    [TestCase("SignatureValidity", "00:00:00", "SignatureValidity is not above zero")]
    [TestCase("SignatureValidity", "9999999.00:00:00", "SignatureValidity is not above zero")]
    [TestCase("StartedAt", "0001-01-01T00:00:00+00:00", "StartedAt is missing")]
    [TestCase("LocalStartedAt", "0001-01-01T00:00:00+00:00", "StartedAt is missing")]
    [TestCase("NoAttemptAfter", "0001-01-01T00:00:00+00:00", "NoAttemptAfter is missing")]
    [TestCase("VerifyAfter", "0001-01-01T00:00:00+00:00", "VerifyAfter is missing")]
    [TestCase("KeyIdSha256", "abc", "KeyIdSha256 is not 64")]
    [TestCase(
        "KeyIdSha256",
        "XYZ0000000000000000000000000000000000000000000000000000000000000",
        "KeyIdSha256 is not 64"
    )]
    [TestCase("Person", 77, "an outcome is none that there is")]
    [TestCase("RemainsIn", null, "a list is null")]
    [TestCase("Reasons", null, "a list is null")]
    [TestCase("OpenOperationIds", null, "a list is null")]
    [TestCase("KeptFaceIds", null, "a list is null")]
    public void Json_AMemberThatCannotBe_IsNamed(string name, object? value, string expected) =>
        Assert.That(
            Message(
                With(j => j[name] = value is int number ? JsonValue.Create(number) : JsonValue.Create((string?)value))
            ),
            Does.Contain(expected)
        );

    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("secret")]
    [TestCase("")]
    public void Json_ThatIsNoReceipt_IsNotQuoted(string json) =>
        Assert.That(Message(json), Does.StartWith("The text is no erasure receipt").And.Not.Contain("secret"));

    [Test]
    public void Json_AListWithNothingInAnEntry_IsRefused()
    {
        Assert.That(Message(With(j => j["LibraryIds"] = new JsonArray(""))), Does.Contain("LibraryIds"));
        Assert.That(Message(With(j => j["Faces"] = new JsonArray((JsonNode?)null))), Does.Contain("Faces"));
        Assert.That(Message(With(j => j["Faces"]![0]!["Outcome"] = 77)), Does.Contain("an outcome"));
    }

    [Test]
    public void Hashed_IsACopyWhoseIdsOnlyTheKeyTells()
    {
        var receipt = Receipt();
        var hashed = receipt.WithHashedIds(s_key);
        Assert.That(hashed.ToJson(), Does.Not.Contain("secret"));
        Assert.That(hashed.PersonId, Is.EqualTo(Hmac("secret-person")));
        Assert.That(
            (hashed.Faces[0].FaceId, hashed.Faces[0].RecordId),
            Is.EqualTo((Hmac("secret-face"), Hmac("secret-record")))
        );
        Assert.That((hashed.AreIdsHashed, hashed.LibraryIds[0]), Is.EqualTo((true, "l")));
        Assert.That(receipt.ToJson(), Is.EqualTo(Receipt().ToJson()), "the original is as it was");
        Assert.That(FaceErasureReceipt.FromJson(hashed.ToJson()).ToJson(), Is.EqualTo(hashed.ToJson()));

        static string Hmac(string text) =>
            string.Concat(Keyed(text).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));

        static byte[] Keyed(string text)
        {
            using var hmac = new HMACSHA256(s_key);
            return hmac.ComputeHash(Encoding.UTF8.GetBytes(text));
        }
    }

    [Test]
    public void Hashed_ShortKeyPendingOrTwice_IsRefused()
    {
        var pending = Receipt();
        pending.Status = FaceErasureStatus.Pending;
        Assert.That(() => Receipt().WithHashedIds(new byte[15]), Throws.ArgumentException);
        Assert.That(() => Receipt().WithHashedIds(null!), Throws.ArgumentNullException);
        Assert.That(() => pending.WithHashedIds(s_key), Throws.InvalidOperationException);
        Assert.That(() => Receipt().WithHashedIds(s_key).WithHashedIds(s_key), Throws.InvalidOperationException);
    }

    [Test]
    public void Text_HasCountsAndNoIds()
    {
        Assert.That(Receipt().ToString(), Is.EqualTo("FinAuth erasure receipt-1: Complete, 1 of 1 faces gone"));
        Assert.That(Receipt().Faces[0].ToString(), Is.EqualTo("Gone"));
    }
}
