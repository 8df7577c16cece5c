using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Deletions;

/// <summary>Makes one call, and notes in its part how it ended. It throws nothing.</summary>
internal sealed class DeletionCaller(FaceVendor vendor, string person)
{
    public async Task<DeletionPart> CallAsync(
        DeletionPart part,
        FaceEnrollmentRequest? request,
        CancellationToken cancellationToken
    )
    {
        var eraser = (IFaceEraser)part.Client.Client;
        try
        {
            switch (part.Kind)
            {
                case DeletionKind.Enroll:
                    part.Enrolled = await CallDriver.EndAsync(
                        part.Client.Client.EnrollAsync(request!, cancellationToken)
                    );
                    part.Fault = part.Enrolled.Fault;
                    break;
                case DeletionKind.Delete:
                    var named = DeletionFacts.HasPeople(vendor) ? null : FaceEnrollSandboxOptions.DefaultLibraryId;
                    Note(part, await eraser.DeleteFacesAsync(person, part.FaceIds, named, cancellationToken));
                    break;
                case DeletionKind.Replace:
                    await ReplaceAsync(part, eraser, request!, cancellationToken);
                    break;
                case DeletionKind.Erase:
                    var library = part.NamesNoLibrary ? null : part.Library;
                    Note(part, await eraser.ErasePersonAsync(person, library, cancellationToken));
                    break;
                case DeletionKind.EraseEverywhere:
                    Note(part, await eraser.ErasePersonFromAllLibrariesAsync(person, cancellationToken));
                    break;
                default:
                    var saved = part.IsSameProcess
                        ? part.Erasure!.Receipt!
                        : FaceErasureReceipt.FromJson(part.Erasure!.Json!);
                    Note(part, await eraser.VerifyErasureAsync(saved, part.Keep, cancellationToken));
                    break;
            }
        }
        catch (FaceEnrollmentException e)
        {
            part.Error = e.Error;
        }
        catch (FaceEnrollmentCanceledException e)
        {
            part.Error = e.Error;
        }
        catch (Exception e)
        {
            part.Fault = e.ToString();
        }

        return part;
    }

    /// <summary>If the enrollment fails, no old face is deleted.</summary>
    private static async Task ReplaceAsync(
        DeletionPart part,
        IFaceEraser eraser,
        FaceEnrollmentRequest request,
        CancellationToken cancellationToken
    )
    {
        FaceReplacement? replaced = null;
        part.Enrolled = await CallDriver.EndAsync(EnrollAsync());
        part.Fault = part.Enrolled.Fault;
        if (replaced?.Deletion is { } deletion)
        {
            Note(part, deletion);
            return;
        }

        var outcome = replaced?.DeletionFailure is { } failure
            ? DeletionPart.OutcomeOf(failure)
            : FaceDeletionOutcome.NotApplied;
        part.Said = part.FaceIds.ToDictionary(static id => id, _ => outcome);

        async Task<FaceEnrollmentResult> EnrollAsync()
        {
            replaced = await eraser.ReplaceFacesAsync(request, part.FaceIds, cancellationToken);
            return replaced.Enrollment;
        }
    }

    private static void Note(DeletionPart part, FaceDeletionResult result) =>
        part.Said = result.Faces.ToDictionary(static f => f.FaceId, static f => f.Outcome);

    private static void Note(DeletionPart part, FaceErasureReceipt receipt)
    {
        part.Erasure!.Keep(receipt);
        part.Said = receipt.Faces.ToDictionary(static f => f.FaceId, static f => f.Outcome);
    }
}
