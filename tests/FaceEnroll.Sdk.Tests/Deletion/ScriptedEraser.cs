using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Replies;
using FaceEnroll.Sdk.Tests.Vendors.FinAuth;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaceEnroll.Sdk.Tests.Deletion;

/// <summary>A vendor that holds the faces of p in libraries, and answers as a test wants it.</summary>
internal sealed class ScriptedEraser : VendorEraser
{
    /// <summary>What the vendor really holds: face and library.</summary>
    public List<(string FaceId, string Library)> Truth { get; } = [];

    public FinAuthOptions Options { get; } = FinAuthSetup.Options(o => o.Retry.BaseDelay = TimeSpan.Zero);

    public ReplyDates Dates { get; set; } = new();

    public RequestPipeline Requests =>
        field ??= new RequestPipeline(
            Registration,
            FinAuthLimits.Instance,
            FinAuthOptions.CredentialSource,
            Nonce.TenDigits
        );

    /// <summary>What was asked, in order: "read l", "delete a,b", "person".</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Answers a deletion of faces; deletes them and says so by default.</summary>
    public Func<IReadOnlyList<string>, DeletedLot>? OnDelete { get; set; }

    /// <summary>Answers the deletion of the person; deletes it and says so by default.</summary>
    public Func<DeletedPerson>? OnPerson { get; set; }

    /// <summary>Runs before a read.</summary>
    public Action? OnRead { get; set; }

    public string? Gap { get; set; }

    public bool ArePeople { get; set; }

    public bool LastStays { get; set; }

    public int Lot { get; set; } = 1000;

    public IReadOnlyList<string> KnownLibraries { get; set; } = ["l"];

    public string? OptionsLibrary { get; set; } = "l";

    public override string DeleteFaces => "DeleteFaces";

    public override string DeletePerson => ArePeople ? "DeletePerson" : DeleteFaces;

    public override FaceReadBack ReadBack => new FinAuthReadBack(Options);

    public override Uri Endpoint { get; } = new("https://x.example/path");

    public override string? Library => OptionsLibrary;

    public override int LotSize => Lot;

    public override bool HasPeople => ArePeople;

    public override bool KeepsLastFace => LastStays;

    public ErasureCall Call => new(this, Options, Dates);

    /// <summary>Made by hand: options that wait no time between two requests would be refused.</summary>
    public Registration Registration =>
        new Registration<FinAuthOptions>(
            FaceVendor.FinAuth,
            "FinAuth",
            () => Options,
            () => throw new NotSupportedException(),
            NullLogger.Instance
        );

    public static FaceEnrollmentException Failure(
        FaceEnrollmentCertainty certainty,
        FaceEnrollmentErrorKind kind = FaceEnrollmentErrorKind.VendorFault
    ) => FaceEnrollmentExceptionFactory.Create(Error(certainty, kind));

    public static FaceEnrollmentError Error(
        FaceEnrollmentCertainty certainty,
        FaceEnrollmentErrorKind kind = FaceEnrollmentErrorKind.VendorFault
    ) =>
        new(FaceVendor.FinAuth, "DeleteFaces", kind, certainty)
        {
            Purpose = FaceOperationPurpose.Delete,
            VendorCode = "CODE",
            RequestId = "failed",
        };

    /// <summary>An open enrollment of somebody at this vendor.</summary>
    public static FaceEnrollmentTicket Ticket(string operationId, string personId = "p") =>
        new()
        {
            Version = FaceEnrollmentTicket.CurrentVersion,
            OperationId = operationId,
            Vendor = FaceVendor.FinAuth,
            Operation = "AddFace",
            Registration = "FinAuth",
            Account = "FinAuth",
            Endpoint = "https://x.example",
            PersonId = personId,
            LibraryId = "l",
            CreatedAt = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
            NoAttemptAfter = new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero),
        };

    /// <summary>Adds faces.</summary>
    public ScriptedEraser With(string library, params string[] faces)
    {
        Truth.AddRange(faces.Select(f => (f, library)));
        return this;
    }

    public void Delete(IEnumerable<string> faces) => Truth.RemoveAll(t => faces.Contains(t.FaceId));

    /// <summary>What a caller reads of these faces.</summary>
    public static List<DoomedFace> Doomed(params string[] faces) =>
        [.. faces.Select(f => new DoomedFace(new FaceEntry("p", f)))];

    public override ValueTask<PersonFaces> ReadAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        Asked.Add($"read {libraryId ?? "-"}");
        OnRead?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        var faces = Truth
            .Where(t => libraryId is null || t.Library == libraryId)
            .Select(t => new FaceEntry(personId, t.FaceId) { LibraryId = libraryId, RecordId = "record-" + t.FaceId })
            .ToList();
        return new ValueTask<PersonFaces>(
            new PersonFaces(faces.Count > 0, faces)
            {
                Gap = Gap,
                LibraryIds = ArePeople ? [.. Truth.Select(t => t.Library).Distinct()] : [],
            }
        );
    }

    public override ValueTask<DeletedLot> DeleteAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<FaceEntry> lot,
        CancellationToken cancellationToken
    )
    {
        var faces = lot.Select(f => f.FaceId!).ToList();
        Asked.Add("delete " + string.Join(",", faces));
        if (OnDelete is { } answer)
        {
            return new ValueTask<DeletedLot>(answer(faces));
        }

        Delete(faces);
        return new ValueTask<DeletedLot>(new DeletedLot { Gone = faces, RequestId = "r" });
    }

    public override ValueTask<DeletedPerson> DeletePersonAsync(
        string personId,
        string? libraryId,
        bool isElsewhere,
        CancellationToken cancellationToken
    )
    {
        Asked.Add($"person {libraryId ?? "-"}{(isElsewhere ? " of several" : "")}");
        if (OnPerson is { } answer)
        {
            return new ValueTask<DeletedPerson>(answer());
        }

        Truth.RemoveAll(t => libraryId is null || t.Library == libraryId);
        return new ValueTask<DeletedPerson>(new DeletedPerson(true, "r"));
    }

    /// <summary>Its own answers take its place.</summary>
    protected override VendorLibraries Libraries => throw new NotSupportedException();

    public override ValueTask<bool> HasLibraryAsync(string libraryId, CancellationToken cancellationToken) =>
        new(KnownLibraries.Contains(libraryId));

    public override ValueTask<IReadOnlyList<string>> LibrariesAsync(CancellationToken cancellationToken) =>
        new(KnownLibraries);
}
