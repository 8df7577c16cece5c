using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Faults;

namespace FaceEnroll.Torture.Deletions;

/// <summary>What the faults need to know of a vendor's deletions, and the faults that only deletions meet.</summary>
internal static class DeletionFacts
{
    /// <summary>For so long after the window a face that nobody knows is taken for one that landed late, to within the clocks.</summary>
    public static readonly TimeSpan LateIsSaid = TimeSpan.FromMinutes(61);

    /// <summary>A library beside the one that everybody uses.</summary>
    public const string SecondLibrary = "second-library";

    /// <summary>The name of the fault of a vendor that answers and does not delete.</summary>
    public const string NotDeleted = "said deleted, left";

    /// <summary>
    /// Longer than a call may err about when it began. FinAuth tells faces apart by their times alone, so that one which somebody
    /// else added within that error counts as the call's.
    /// </summary>
    public static readonly TimeSpan ClockDoubt = TimeSpan.FromMinutes(2);

    /// <summary>The vendors that delete.</summary>
    public static IReadOnlyList<FaceVendor> Vendors { get; } =
    [.. Enum.GetValues<FaceVendor>().Where(static v => v != FaceVendor.AdvanceAI)];

    /// <summary>The faults of enrolling, and those of several requests in a row.</summary>
    public static IReadOnlyList<TortureFault> Faults { get; } = [.. FaultCatalog.All, .. Own()];

    /// <summary>Whether people exist by themselves, and are deleted with all their faces.</summary>
    public static bool HasPeople(FaceVendor vendor) =>
        vendor is FaceVendor.TencentCloud or FaceVendor.AlibabaGuardrails;

    /// <summary>The list that shows a person's faces, as the sandbox names it; null where one reply does.</summary>
    public static string? ListOf(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.AlibabaIdVerification => "QueryFaceRecord",
            FaceVendor.FinAuth => "list",
            _ => null,
        };

    /// <summary>From now on the list lacks its last entry.</summary>
    public static void CutList(FaultScene s, string list) =>
        s.Sandbox.Faults.WithProbability(s.SandboxVendor, SandboxFault.ShortList(), 1, s.Random.Next(), list);

    /// <summary>The facts with the deletion in the place of the operation that enrolls.</summary>
    public static VendorFacts Of(VendorFacts facts, FaceVendor vendor, DeletionKind kind) =>
        facts with
        {
            Enroll = Operation(vendor, kind),
            Mark = Mark(vendor),
            ReadBack = vendor switch
            {
                FaceVendor.AlibabaIdVerification => "QueryFaceRecord",
                FaceVendor.FinAuth => "face_info",
                _ => facts.ReadBack,
            },
            Preparing = [],
            Codes = [.. facts.Codes.Where(static c => !SaysAbsent(c))],
        };

    /// <summary>The operation that deletes, as the sandbox names it.</summary>
    private static string Operation(FaceVendor vendor, DeletionKind kind) =>
        vendor switch
        {
            FaceVendor.TencentCloud when kind == DeletionKind.EraseEverywhere => "DeletePerson",
            FaceVendor.TencentCloud when kind is DeletionKind.Erase or DeletionKind.Verify => "DeletePersonFromGroup",
            FaceVendor.TencentCloud => "DeleteFace",
            FaceVendor.AlibabaGuardrails when kind is DeletionKind.Delete or DeletionKind.Replace => "DeleteFaces",
            FaceVendor.AlibabaGuardrails => "DeletePerson",
            FaceVendor.AlibabaIdVerification => "DeleteFaceRecord",
            _ => "delete",
        };

    /// <summary>What only the head of a request that deletes holds.</summary>
    private static string Mark(FaceVendor vendor) =>
        vendor switch
        {
            FaceVendor.AlibabaGuardrails => "/delete",
            FaceVendor.FinAuth => "/group/delete",
            _ => ": Delete",
        };

    /// <summary>A vendor that says that somebody is not there who is, is believed.</summary>
    private static bool SaysAbsent(string code) =>
        code.Contains("PersonId", StringComparison.Ordinal)
        || code.Contains("PersonNot", StringComparison.Ordinal)
        || code.Contains("NotExist", StringComparison.OrdinalIgnoreCase)
        || code.Contains("NotFound", StringComparison.OrdinalIgnoreCase)
        || code.Contains("FACE_TOKEN", StringComparison.Ordinal)
        || code is "404" or "FACE_NOT_IN_GROUP";

    private static IEnumerable<TortureFault> Own()
    {
        yield return new(
            "lost, then refused",
            static s =>
            {
                s.Next(s.Any(Lost(s)));
                s.Next(SandboxFault.HttpStatus(s.Any([400, 401, 403])), 100);
            }
        );
        yield return new("held each time", static s => s.Next(SandboxFault.StoreOnCommand(), 3));
        yield return new(
            "late each time",
            static s => s.Next(SandboxFault.StoreAfterClose(s.Any([TimeSpan.FromSeconds(10), s.Facts.Validity / 2])), 3)
        );
        yield return new(
            "held, the reading fails",
            static s =>
            {
                s.Next(s.Any(Lost(s)));
                s.Sandbox.Faults.Next(s.SandboxVendor, SandboxFault.HttpStatus(503), 20, s.Facts.ReadBack);
            }
        );
        yield return new(
            NotDeleted,
            static s =>
            {
                // Where the reply names nobody, the vendor is believed.
                if (s.Vendor != FaceVendor.TencentCloud || s.Facts.Enroll == "DeleteFace")
                {
                    s.Next(SandboxFault.NotDeleted(), s.Any([1, 2, 5]));
                }
            }
        );
        yield return new(
            "short list",
            static s =>
            {
                if (ListOf(s.Vendor) is { } list)
                {
                    CutList(s, list);
                }
            }
        );
    }

    private static SandboxFault[] Lost(FaultScene s) =>
        [
            SandboxFault.StoreOnCommand(),
            SandboxFault.StoreAfterClose(s.Facts.Validity / 3),
            SandboxFault.Reset(SandboxMoment.BeforeReplying),
        ];
}
