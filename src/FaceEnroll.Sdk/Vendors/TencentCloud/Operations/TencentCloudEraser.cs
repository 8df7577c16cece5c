using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Signing;

namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>How Tencent Cloud deletes: faces by id but the last, people by id with all their faces.</summary>
internal sealed class TencentCloudEraser(
    DirectoryPipeline pipeline,
    TencentCloudOptions options,
    Tc3SigningKeyCache keys
) : VendorEraser
{
    private readonly TencentCloudDirectory _directory = new(pipeline, options, keys);

    public override string DeleteFaces => TencentCloudDeleteFace.OperationName;

    public override string DeletePerson => TencentCloudDeletePerson.OperationName;

    public override FaceReadBack ReadBack { get; } = new TencentCloudReadBack(options, keys);

    public override Uri Endpoint => options.EffectiveEndpoint;

    /// <summary>A person has at most five.</summary>
    public override int LotSize => 100;

    protected override VendorLibraries Libraries { get; } = new TencentCloudLibraries(pipeline, options, keys);

    public override bool HasPeople => true;

    public override bool KeepsLastFace => true;

    public override async ValueTask<PersonFaces> ReadAsync(
        string personId,
        string? libraryId,
        CancellationToken cancellationToken
    ) =>
        PersonFaces.Of(
            await _directory.PersonAsync(personId, null, cancellationToken).ConfigureAwait(false),
            libraryId
        );

    public override ValueTask<DeletedLot> DeleteAsync(
        string personId,
        string? libraryId,
        IReadOnlyList<FaceEntry> lot,
        CancellationToken cancellationToken
    ) => pipeline.RunAsync(new TencentCloudDeleteFace(personId, lot, options, keys), options, cancellationToken);

    public override string DeletePersonAs(string? libraryId, bool isElsewhere) =>
        libraryId is null ? DeletePerson : TencentCloudDeletePersonFromGroup.OperationName;

    public override ValueTask<DeletedPerson> DeletePersonAsync(
        string personId,
        string? libraryId,
        bool isElsewhere,
        CancellationToken cancellationToken
    ) =>
        libraryId is null
            ? pipeline.RunAsync(new TencentCloudDeletePerson(personId, options, keys), options, cancellationToken)
            : pipeline.RunAsync(
                new TencentCloudDeletePersonFromGroup(personId, libraryId, options, keys),
                options,
                cancellationToken
            );
}
