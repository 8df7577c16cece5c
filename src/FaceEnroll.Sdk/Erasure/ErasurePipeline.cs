using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Deletion;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Erasure;

/// <summary>A call of an eraser from its checks to its outcome: checks → person gate → read → delete → settle.</summary>
/// <param name="registration">The registration.</param>
/// <param name="requests">The way of its requests.</param>
/// <param name="limits">The vendor's limits.</param>
internal sealed partial class ErasurePipeline(
    Registration registration,
    RequestPipeline requests,
    FaceEnrollmentLimits limits
)
{
    private readonly ErasureRules _rules = new(registration.Vendor, limits);
    private readonly DeletionTelemetry _telemetry = new(registration.Vendor, registration.Name, registration.Logger);

    /// <summary>Deletes faces of a person.</summary>
    public async Task<FaceDeletionResult> DeleteFacesAsync(
        ErasureCall call,
        string personId,
        IReadOnlyList<string> faceIds,
        string? libraryId,
        CancellationToken cancellationToken
    )
    {
        var library = libraryId ?? call.Vendor.Library;
        // The caller may change its own list meanwhile.
        faceIds = faceIds is null ? null! : [.. faceIds];
        _rules.Faces(call.Vendor, personId, faceIds, libraryId, library);
        using var span = _telemetry.Start("delete_faces", call.Vendor.DeleteFaces);
        try
        {
            using var pass = await EnterAsync(call, call.Vendor.DeleteFaces, personId, cancellationToken)
                .ConfigureAwait(false);
            var result = await DeletedAsync(call, personId, library, faceIds, isReplacing: false, cancellationToken)
                .ConfigureAwait(false);
            _telemetry.Ended(span, call.Vendor.DeleteFaces, result);
            return result;
        }
        catch (Exception e)
        {
            _telemetry.Failed(span, call.Vendor.DeleteFaces, e);
            throw;
        }
    }

    /// <summary>Enrolls, then deletes the old faces, both under the person's gate.</summary>
    /// <param name="call">The call.</param>
    /// <param name="personId">The person.</param>
    /// <param name="oldFaceIds">What is to be deleted afterwards.</param>
    /// <param name="libraryId">The library of the request; null for that of the options.</param>
    /// <param name="enrollAsync">The enrollment, given what is to be deleted; it does not enter the gate.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FaceReplacement> ReplaceAsync(
        ErasureCall call,
        string personId,
        IReadOnlyList<string> oldFaceIds,
        string? libraryId,
        Func<IReadOnlyList<string>, Task<FaceEnrollmentResult>> enrollAsync,
        CancellationToken cancellationToken
    )
    {
        // The caller may change its own list meanwhile.
        oldFaceIds = oldFaceIds is null ? null! : [.. oldFaceIds];
        _rules.OldFaces(call.Vendor, oldFaceIds);
        using var pass = await EnterAsync(call, call.Vendor.DeleteFaces, personId, cancellationToken)
            .ConfigureAwait(false);
        var enrolled = await enrollAsync(oldFaceIds).ConfigureAwait(false);
        if (enrolled.Images.Any(static i => i.Status != FaceImageStatus.Enrolled))
        {
            return new FaceReplacement(enrolled, null)
            {
                DeletionFailure = ErasureFailures.Error(
                    registration.Vendor,
                    call.Vendor.DeleteFaces,
                    FaceEnrollmentErrorKind.Conflict,
                    FaceEnrollmentCertainty.NotSent,
                    "Not all of the new pictures were enrolled, so no old face was deleted."
                ),
            };
        }

        using var span = _telemetry.Start("delete_faces", call.Vendor.DeleteFaces);
        try
        {
            var library = limits.LibraryUse == FaceLibraryUse.Required ? libraryId ?? call.Vendor.Library : null;
            var deleted = await DeletedAsync(
                    call,
                    personId,
                    library,
                    [.. oldFaceIds.Except(ResultFaces.Of(enrolled))],
                    isReplacing: true,
                    cancellationToken
                )
                .ConfigureAwait(false);
            _telemetry.Ended(span, call.Vendor.DeleteFaces, deleted);
            return new FaceReplacement(enrolled, deleted);
        }
        catch (Exception e) when (ErasureFailures.Of(e) is not null)
        {
            _telemetry.Failed(span, call.Vendor.DeleteFaces, e);
            return new FaceReplacement(enrolled, null) { DeletionFailure = ErasureFailures.Of(e) };
        }
    }

    /// <summary>Deletes faces; the ledger learns what became of them.</summary>
    private async ValueTask<FaceDeletionResult> DeletedAsync(
        ErasureCall call,
        string personId,
        string? library,
        IReadOnlyList<string> faceIds,
        bool isReplacing,
        CancellationToken cancellationToken
    )
    {
        var ledger = await LedgeredDeletion
            .BeginAsync(registration, call, call.Vendor.DeleteFaces, personId, library is null ? [] : [library])
            .ConfigureAwait(false);
        var result = await new FaceDeletionWork(registration, call)
            .RunAsync(personId, library, faceIds, isReplacing, cancellationToken)
            .ConfigureAwait(false);
        if (ledger is not null)
        {
            await ledger.EndAsync(result).ConfigureAwait(false);
        }

        return result;
    }

    private async ValueTask<PersonGate.Pass> EnterAsync(
        ErasureCall call,
        string operation,
        string personId,
        CancellationToken cancellationToken
    )
    {
        var options = call.Options;
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        try
        {
            return await PersonGate
                .Shared.EnterAsync(new PersonKey(registration.Vendor, call.Vendor.Endpoint, personId), deadline.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw ErasureFailures.Waited(registration.Vendor, operation, e, deadline, cancellationToken);
        }
    }
}
