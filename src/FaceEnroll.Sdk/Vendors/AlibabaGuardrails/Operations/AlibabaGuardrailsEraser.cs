using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Libraries;
using FaceEnroll.Sdk.Listing;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>How Guardrails deletes: faces by id, people by id with all their faces.</summary>
internal sealed class AlibabaGuardrailsEraser(DirectoryPipeline pipeline, AlibabaGuardrailsOptions options)
    : VendorEraser
{
    private readonly AlibabaGuardrailsDirectory _directory = new(pipeline, options);

    public override string DeleteFaces => AlibabaGuardrailsDeleteFaces.OperationName;

    public override string DeletePerson => AlibabaGuardrailsDeletePerson.OperationName;

    public override FaceReadBack ReadBack { get; } = new AlibabaGuardrailsReadBack(options);

    public override Uri Endpoint => options.EffectiveEndpoint;

    /// <summary>The most is not documented; a person has at most so many.</summary>
    public override int LotSize => 20;

    protected override VendorLibraries Libraries { get; } = new AlibabaGuardrailsLibraries(pipeline, options);

    public override bool HasPeople => true;

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
    ) => pipeline.RunAsync(new AlibabaGuardrailsDeleteFaces(personId, lot, options), options, cancellationToken);

    public override string DeletePersonAs(string? libraryId, bool isElsewhere) =>
        libraryId is null || !isElsewhere ? DeletePerson : AlibabaGuardrailsDeleteGroups.OperationName;

    public override bool OnlyTakesOut(string? libraryId, bool isElsewhere) => libraryId is not null && isElsewhere;

    /// <summary>Taking a person out of its only group would leave it and its faces, where no list shows them.</summary>
    public override ValueTask<DeletedPerson> DeletePersonAsync(
        string personId,
        string? libraryId,
        bool isElsewhere,
        CancellationToken cancellationToken
    ) =>
        libraryId is null || !isElsewhere
            ? pipeline.RunAsync(new AlibabaGuardrailsDeletePerson(personId, options), options, cancellationToken)
            : pipeline.RunAsync(
                new AlibabaGuardrailsDeleteGroups(personId, libraryId, options),
                options,
                cancellationToken
            );
}
