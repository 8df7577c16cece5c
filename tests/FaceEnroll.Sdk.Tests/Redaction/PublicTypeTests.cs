using System.Diagnostics;
using System.Reflection;
using FaceEnroll.Sdk.AlibabaGuardrails;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>No type of the library prints what it holds, neither to a log nor to a debugger's list.</summary>
[TestOf(typeof(FaceEnrollmentOptions))]
[TestOf(typeof(FaceEnrollmentCredentials))]
[TestOf(typeof(FaceIdRule))]
[TestOf(typeof(AlibabaGuardrailsClientInfo))]
public class PublicTypeTests
{
    /// <summary>
    /// Types that give out texts, because that is what they are for, and print none of them. A new one is listed here with
    /// what it holds, once somebody has thought about it.
    /// </summary>
    private static readonly Dictionary<string, string> s_holders = new()
    {
        ["AdvanceAIFaceEnrollmentRequest"] = "what the vendor is told of the person",
        ["AdvanceAIFaceEnrollmentResult"] = "the reference that was stored, which may be the person's id",
        ["AdvanceAIOptions"] = "keys and the library's id",
        ["AlibabaCredentialChainOptions"] = "files, and the names of a profile and a role",
        ["AlibabaGuardrailsClientInfo"] = "what the vendor is told of the end user",
        ["AlibabaGuardrailsFaceEnrollmentRequest"] = "the business scenario",
        ["AlibabaGuardrailsFaceEnrollmentResult"] = "the person's id, as the vendor said it",
        ["AlibabaGuardrailsOptions"] = "keys and the region",
        ["AlibabaIdVerificationFaceEnrollmentResult"] = "what the vendor says of the face",
        ["AlibabaIdVerificationOptions"] = "keys, the library's id and where to upload",
        ["FaceDeletion"] = "the face's and the request's id; it prints its outcome",
        ["FaceAuditFinding"] = "its entry, and this library's words",
        ["FaceEnrollmentCredentials"] = "keys",
        ["FaceEnrollmentError"] = "allow-listed words, which it prints, and the vendor's own, which it does not",
        ["FaceEnrollmentException"] = "its error's",
        ["FaceEnrollmentOptions"] = "the endpoint",
        ["FaceEnrollmentProbeResult"] = "this library's words",
        ["FaceEnrollmentRequest"] = "the person's and the library's id",
        ["FaceEnrollmentResult"] = "ids of libraries, faces and the request",
        ["FaceEnrollmentTicket"] = "ids and hashes, to be stored as personal data; it prints its own id only",
        ["FaceEntry"] = "ids of a person, a face, a library and a record",
        ["FaceErasedFace"] = "ids of a face, a record and a library; it prints its outcome",
        ["FaceErasureReceipt"] =
            "ids, to be stored as personal data or hashed; it prints its own id, its state and counts",
        ["FaceIdRule"] = "an alphabet, which it prints",
        ["FaceImage"] = "the URL, of which it prints the host",
        ["FaceImagePreparation"] = "what a host's preparer says of a picture, for a message to say",
        ["FaceImageTarget"] = "the registration's name",
        ["FaceImageOutcome"] = "the face's id and the vendor's own words",
        ["FaceLibrary"] = "a library's id, name and description: nobody's",
        ["FaceLibraryRequest"] = "the same",
        ["FaceLibraryResult"] = "names of members",
        ["FacePersonEntry"] = "ids of a person, its faces and libraries, and the person's name",
        ["FacePersonRequest"] = "the person's id and name",
        ["FacePersonResult"] = "the request's id",
        ["FaceReconciliation"] = "face ids and this library's words",
        ["FinAuthFaceEnrollmentRequest"] = "the caller's own text",
        ["FinAuthFaceEnrollmentResult"] = "the face's token",
        ["FinAuthOptions"] = "keys and the library's id",
        ["IFaceImageLease"] = "the URL; the host application's own type prints what it likes",
        ["TencentCloudFaceEnrollmentResult"] = "the version of the vendor's model",
        ["TencentCloudOptions"] = "keys and the region",
    };

    /// <summary>Small values: numbers, and an alphabet with a ToString of its own. Records print their members.</summary>
    private static readonly string[] s_records = ["FaceBoundingBox", "FaceIdRule", "FaceLibraryCount", "FaceLimit"];

    private static IEnumerable<Type> Types() => PublicTypes.Library.GetTypes();

    private static IEnumerable<TestCaseData> Instantiable() =>
        PublicTypes.Instantiable().Select(t => new TestCaseData(t).SetArgDisplayNames(t.Name));

    [TestCaseSource(nameof(Instantiable))]
    public void ToString_EveryTextACanary_ShowsNone(Type type)
    {
        var instance = PublicTypes.Planted(type);
        var shown = DebuggerTexts.Of(instance).Prepend(("ToString", $"{instance}"));
        new Forbidden().AssertAbsent(shown, type.Name);
    }

    [Test]
    public void Planted_EveryTextOfAType_IsThere()
    {
        var error = (FaceEnrollmentError)PublicTypes.Planted(typeof(FaceEnrollmentError));
        Assert.That(error.VendorMessage, Is.EqualTo("CANARYVendorMessage"));
        Assert.That($"{error}", Does.Contain(PublicTypes.ShownByDesign));
        var ticket = (FaceEnrollmentTicket)PublicTypes.Planted(typeof(FaceEnrollmentTicket));
        Assert.That(ticket.KnownFaceIds, Is.EqualTo(new[] { "CANARYKnownFaceIds" }));
        var failure = (FaceImageRejectedException)PublicTypes.Planted(typeof(FaceImageRejectedException));
        Assert.That(failure.Images[0].FaceId, Is.EqualTo("CANARYFaceId"));
    }

    [Test]
    public void PublicTypes_ThatHoldTexts_AreListedWithWhatTheyHold()
    {
        var holders = PublicTypes
            .Library.GetExportedTypes()
            .Where(t =>
                t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(HoldsText)
            )
            .Select(t => t.Name);
        Assert.That(holders, Is.EquivalentTo(s_holders.Keys));
        Assert.That(s_holders.Values, Is.All.Not.Empty);
    }

    [Test]
    public void Records_BesideSmallValues_AreNone()
    {
        var records = Types()
            .Where(t => t.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) != null);
        Assert.That(records.Select(t => t.Name), Is.EquivalentTo(s_records));
        var texts = records
            .SelectMany(t => t.GetProperties())
            .Where(HoldsText)
            .Select(p => p.DeclaringType!.Name + "." + p.Name);
        Assert.That(texts, Is.EqualTo(new[] { "FaceIdRule.Punctuation" }));
        Assert.That($"{new FaceIdRule(8, "-_")}", Is.EqualTo("1 to 8 of ASCII letters, digits and -_"), "its own");
    }

    /// <summary>Without one of its own a type prints its name.</summary>
    [Test]
    public void ToString_OfItsOwn_IsKnown()
    {
        var own = Types()
            .Where(t => t.IsClass || t.IsValueType)
            .Where(t => t.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType == t && !t.IsEnum)
            .Select(t => t.Name);
        Assert.That(
            own,
            Is.EquivalentTo(
                (string[])
                    [
                        .. s_records,
                        "AccessToken", // its name
                        nameof(AlibabaCredentialChain), // its name
                        nameof(AlibabaCredentialChainOptions), // its name
                        nameof(AlibabaGuardrails.AlibabaGuardrailsClientInfo), // its name
                        "ChainCredentials", // its name
                        "FailureEvidence", // kinds
                        nameof(FaceEnrollmentCredentials), // its name
                        nameof(FaceEnrollmentError), // the allow-list
                        nameof(FaceEnrollmentOptions), // its name
                        nameof(FaceAuditReport), // counts
                        nameof(FaceDeletion), // its outcome
                        nameof(FaceDeletionResult), // counts
                        nameof(FaceEnrollmentTicket), // its own id
                        nameof(FaceErasedFace), // its outcome
                        nameof(FaceErasureReceipt), // its own id, state and counts
                        nameof(FaceReplacement), // counts
                        nameof(FaceImage), // its kind, a URL's host
                        nameof(FaceImagePreparation), // its kind and length
                        "Verdict", // kinds
                    ]
            )
        );
    }

    [Test]
    public void DebuggerAttributes_Any_AreOnTypesThatThisTestCanMake()
    {
        var decorated = Types().Where(t => t.IsDefined(typeof(DebuggerDisplayAttribute), inherit: false));
        Assert.That(decorated.Except(PublicTypes.Instantiable()), Is.Empty, "plant a canary there, and look");
        Assert.That(
            Types().SelectMany(t => t.GetCustomAttributes<DebuggerTypeProxyAttribute>(inherit: false)),
            Is.Empty,
            "a proxy shows what the type hides"
        );
    }

    [Test]
    public void DebuggerTexts_ATypeThatTells_IsSeen()
    {
        var texts = DebuggerTexts.Of(new Talkative()).Select(t => t.Text);
        Assert.That(texts, Is.EqualTo(new[] { "of CANARYname and 10" }));
    }

    private static bool HoldsText(PropertyInfo property) =>
        property.PropertyType == typeof(string)
        || property.PropertyType == typeof(Uri)
        || typeof(IEnumerable<string>).IsAssignableFrom(property.PropertyType);

    [DebuggerDisplay("of {_name,nq} and {Name.Length}")]
    private sealed class Talkative
    {
        private readonly string _name = "CANARYname";

        public string Name => _name;
    }
}
