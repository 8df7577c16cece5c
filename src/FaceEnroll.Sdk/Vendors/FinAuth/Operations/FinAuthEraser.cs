using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.FinAuth;

/// <summary>How FinAuth deletes: faces by their tokens, after whose they are was read.</summary>
internal sealed class FinAuthEraser(DirectoryPipeline pipeline, FinAuthOptions options) : VendorEraser
{
    private readonly FinAuthDirectory _directory = new(pipeline, options);

    public override string DeleteFaces => FinAuthDeleteFaces.OperationName;

    protected override VendorLibraries Libraries { get; } = new FinAuthLibraries(pipeline, options);

    public override FaceReadBack ReadBack { get; } = new FinAuthReadBack(options);

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override string? Library => options.LibraryId;

    public override int LotSize => 1000;

    public override bool TellsAddedAt => true;

    /// <summary>The list of an unknown library is refused. What a face is answered there, no page tells.</summary>
    public override bool ReadingShowsLibrary => true;

    /// <summary>Tokens are sent in one list, with commas between them.</summary>
    public override string? FaultOf(string faceId) =>
        faceId.Contains(',') || faceId.Any(char.IsWhiteSpace) ? "be face tokens, without commas and blanks" : null;

    public override ValueTask<PersonFaces> ReadAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    ) => PersonFaces.ReadAsync(_directory.OfPersonAsync(personId, libraryId, cancellationToken));

    /// <summary>One request for each: the list of a library may be long.</summary>
    public override async ValueTask<PersonFaces> FindAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<string> faceIds,
        CancellationToken cancellationToken
    )
    {
        var faces = new List<FaceEntry>();
        foreach (var token in faceIds)
        {
            try
            {
                var face = await pipeline
                    .RunAsync(new FinAuthGetFaceInfo(libraryId!, token, options), options, cancellationToken)
                    .ConfigureAwait(false);
                if (face.FaceToken != token)
                {
                    throw ErasureFailures.Refused(
                        FaceVendor.FinAuth,
                        DeleteFaces,
                        "The vendor's reply is about another face than the one that was asked for."
                    );
                }

                faces.Add(new FaceEntry(face.UserId, token) { LibraryId = libraryId });
            }
            catch (FaceEnrollmentException e) when (FinAuthErrors.SaysThatFaceIsMissing(e.VendorCode))
            {
                // It is not there.
            }
        }

        return new PersonFaces(faces.Count > 0, faces);
    }

    public override ValueTask<DeletedLot> DeleteAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<FaceEntry> lot,
        CancellationToken cancellationToken
    ) => pipeline.RunAsync(new FinAuthDeleteFaces(libraryId!, lot, options), options, cancellationToken);
}
