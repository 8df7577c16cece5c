using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Reconciliation;

namespace FaceEnroll.Sdk.AdvanceAI;

/// <summary>
/// Reads back by the picture and the operation's own reference. Each question is charged, so it asks few, and only on request.
/// </summary>
internal sealed class AdvanceAIReadBack(AdvanceAIOptions options, AdvanceAITokens tokens) : FaceReadBack
{
    private const int MaxFaces = 20;

    /// <summary>A lost request can run as long as its token lives.</summary>
    public override TimeSpan? Validity => options.TokenLifetime;

    public override bool ComparesIds => false;

    public override bool NeedsPictures => true;

    public override int MaxReads => 2;

    public override string? Obstacle =>
        options.ReconcileBySearch
            ? null
            : "This vendor charges for the search that it needs: set ReconcileBySearch and UniqueExternalReference.";

    public override async ValueTask<ReadBackFindings> ReadAsync(
        CallScope scope,
        FaceEnrollmentTicket ticket,
        OpenedImages? images
    )
    {
        var ids = new List<string>();
        if (ticket.Reference is null || ticket.LibraryId is null)
        {
            // Sent before UniqueExternalReference was on: nobody can tell that a face is this call's.
            return new ReadBackFindings(ids, provesAbsence: false);
        }

        var search = new AdvanceAISearchFaces(ticket.LibraryId, images![0]!, MaxFaces, null, options, tokens);
        foreach (var face in await scope.ExecuteAsync(search).ConfigureAwait(false))
        {
            if (face.ExternalReferenceId == ticket.Reference && string.IsNullOrEmpty(face.DeletedAt))
            {
                ids.Add(face.Id!);
            }
        }

        // A search shows what looks alike: a face that it does not find may still be there.
        return new ReadBackFindings(ids, provesAbsence: false);
    }
}
