using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using FaceEnroll.Torture.Hosts;

namespace FaceEnroll.Torture.Deletions;

/// <summary>One call of a story: what it is to do, and how it ended.</summary>
internal sealed class DeletionPart(DeletionKind kind, TortureClient client)
{
    public DeletionKind Kind => kind;

    public TortureClient Client => client;

    /// <summary>New pictures, where there are any.</summary>
    public byte[][] Pictures { get; init; } = [];

    /// <summary>The faces that are named to be deleted.</summary>
    public IReadOnlyList<string> FaceIds { get; init; } = [];

    /// <summary>What is erased, or verified.</summary>
    public Erasure? Erasure { get; set; }

    /// <summary>The faces to keep; null for none named.</summary>
    public IReadOnlyCollection<string>? Keep { get; init; }

    /// <summary>Verifies the receipt as the process has it that erased, not as a file has it.</summary>
    public bool IsSameProcess { get; init; }

    /// <summary>Another process calls, of which this one knows nothing.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The library that it is to be erased from.</summary>
    public string Library { get; init; } = FaceEnrollSandboxOptions.DefaultLibraryId;

    /// <summary>Erases as another process whose receipt this one gets.</summary>
    public bool IsOfAnotherProcess { get; init; }

    /// <summary>Erases without naming a library.</summary>
    public bool NamesNoLibrary { get; init; }

    /// <summary>The vendor says that it erased the person, and did not, in a reply that names no face.</summary>
    public bool IsLie { get; init; }

    /// <summary>The enrollments of its pictures.</summary>
    public IReadOnlyList<Enrolling> Enrollings { get; set; } = [];

    /// <summary>How its enrollment ended; null without one.</summary>
    public CallEnd? Enrolled { get; set; }

    /// <summary>What was said of each face; null where nothing was said.</summary>
    public IReadOnlyDictionary<string, FaceDeletionOutcome>? Said { get; set; }

    /// <summary>What the call failed with; null when it did not.</summary>
    public FaceEnrollmentError? Error { get; set; }

    /// <summary>What no caller may ever see; null when all is well.</summary>
    public string? Fault { get; set; }

    public bool Enrolls => kind is DeletionKind.Enroll or DeletionKind.Replace;

    public bool Erases => kind is DeletionKind.Erase or DeletionKind.EraseEverywhere or DeletionKind.Verify;

    /// <summary>What was said of a face that this call may have deleted; null where it could not, or nothing was said.</summary>
    public FaceDeletionOutcome? SaidOf(string faceId) =>
        Said?.TryGetValue(faceId, out var said) == true ? said
        : Error is { } error && (Erases || FaceIds.Contains(faceId)) ? OutcomeOf(error)
        : null;

    /// <summary>A call that fails as a whole says this of all its faces.</summary>
    public static FaceDeletionOutcome OutcomeOf(FaceEnrollmentError error) =>
        error.Certainty == FaceEnrollmentCertainty.Unknown
            ? FaceDeletionOutcome.Unknown
            : FaceDeletionOutcome.NotApplied;

    public override string ToString() =>
        $"{kind}{(Error is { } e ? $" failed {e.Kind}/{e.Certainty}" : "")}"
        + (Said is { } said ? $" said [{string.Join(", ", said.Select(static s => $"{s.Key} {s.Value}"))}]" : "")
        + (Enrolled is { } end ? $" enrolled: {end}" : "");
}
