using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AlibabaIdVerification;

/// <summary>How ID Verification deletes: records, by their own ids, which only its list tells.</summary>
internal sealed class AlibabaIdVerificationEraser(DirectoryPipeline pipeline, AlibabaIdVerificationOptions options)
    : VendorEraser
{
    private readonly AlibabaIdVerificationDirectory _directory = new(pipeline, options);

    public override string DeleteFaces => AlibabaIdVerificationDeleteFaceRecord.OperationName;

    protected override VendorLibraries Libraries { get; } = new AlibabaIdVerificationLibraries(pipeline, options);

    public override FaceReadBack ReadBack { get; } = new AlibabaIdVerificationReadBack(options);

    public override Uri Endpoint => options.EffectiveEndpoint;

    public override string? Library => options.LibraryId;

    public override int LotSize => 1;

    public override ValueTask<PersonFaces> ReadAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    ) => PersonFaces.ReadAsync(_directory.OfPersonAsync(personId, libraryId, cancellationToken));

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
}
