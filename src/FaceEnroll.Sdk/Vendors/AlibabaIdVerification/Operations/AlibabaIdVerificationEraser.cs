using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>How ID Verification deletes: records, by their own ids, which only its list tells.</summary>
internal sealed class AlibabaIdVerificationEraser(DirectoryPipeline pipeline, AlibabaIdVerificationOptions options)
    : VendorEraser
{
    private readonly AlibabaIdVerificationDirectory _directory = new(pipeline, options);
    private readonly AlibabaIdVerificationLibraries _libraries = new(pipeline, options);

    public override string DeleteFaces => AlibabaIdVerificationDeleteFaceRecord.OperationName;

    public override FaceReadBack ReadBack { get; } = new AlibabaIdVerificationReadBack(options);

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override string? Library => options.LibraryId;

    public override int LotSize => 1;

    public override async ValueTask<PersonFaces> ReadAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        var faces = new List<FaceEntry>();
        string? gap = null;
        try
        {
            await foreach (
                var face in _directory.OfPersonAsync(personId, libraryId, cancellationToken).ConfigureAwait(false)
            )
            {
                faces.Add(face);
            }
        }
        catch (FaceListIncompleteException e)
        {
            gap = e.Error.Detail;
        }

        return new PersonFaces(faces.Count > 0, faces) { Gap = gap };
    }

    public override ValueTask<DeletedLot> DeleteAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<FaceEntry> lot,
        CancellationToken cancellationToken
    ) =>
        lot[0].RecordId is null
            ? throw ErasureFailures.Refused(
                FaceVendor.AlibabaIdVerification,
                DeleteFaces,
                "The vendor lists the face without the id of its record, by which alone it can be deleted."
            )
            : pipeline.RunAsync(
                new AlibabaIdVerificationDeleteFaceRecord(personId, lot[0], options),
                options,
                cancellationToken
            );

    public override async ValueTask<bool> HasLibraryAsync(string libraryId, CancellationToken cancellationToken) =>
        await _libraries.FindAsync(libraryId, cancellationToken).ConfigureAwait(false) is not null;

    public override async ValueTask<IReadOnlyList<string>> LibrariesAsync(CancellationToken cancellationToken)
    {
        var libraries = new List<string>();
        await foreach (var library in _libraries.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            libraries.Add(library.LibraryId);
        }

        return libraries;
    }
}
