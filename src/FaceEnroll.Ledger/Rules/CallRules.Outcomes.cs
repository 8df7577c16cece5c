namespace FaceEnroll.Ledger.Rules;

/// <content>What is found out about calls that were sent.</content>
internal static partial class CallRules
{
    /// <summary>Takes an outcome. Whose process it comes from does not matter: also a late reply is evidence.</summary>
    /// <param name="row">The row as it is.</param>
    /// <param name="attempt">The attempt that the outcome belongs to.</param>
    /// <param name="outcome">What was found out.</param>
    /// <param name="isInElsewhere">Whether another request of the person has put a picture in.</param>
    /// <param name="mayBeAnothers">Whether faces that were read back may be those of another request of the person.</param>
    /// <returns>The row as it is now; null when the outcome changes nothing.</returns>
    public static CallRow? Outcome(
        CallRow row,
        int attempt,
        CallOutcome outcome,
        Func<string, bool>? isInElsewhere = null,
        Func<IReadOnlyCollection<string>, bool>? mayBeAnothers = null
    )
    {
        var isEnrolled = outcome.Status == CallStatus.Enrolled;
        if (outcome.AskedAt is { } version && version != row.Version)
        {
            return null;
        }

        if (attempt == row.Attempt && (row.IsOpen || IsEvidence(row, outcome, mayBeAnothers)))
        {
            return With(row, outcome, isInElsewhere);
        }

        if (!isEnrolled || outcome.AskedAt is not null)
        {
            // It is decided already, or a later attempt is under way.
            return null;
        }

        if (row.Status == CallStatus.NotEnrolled)
        {
            // Somebody decided without knowing that it had landed, and nothing was sent since that may have landed too.
            return With(row, outcome, isInElsewhere);
        }

        if (attempt == row.Attempt)
        {
            return null;
        }

        // Both this attempt and a later one may have landed.
        return row.IsOpen
            ? row with
            {
                Version = row.Version + 1,
                Status = CallStatus.Undecidable,
                IsAlarmed = true,
                Reason = "An earlier attempt landed after a later one was noted: both may be in.",
                UnattributedFaceIds = [.. row.UnattributedFaceIds, .. Faces(outcome)],
                Pictures = [.. row.Pictures.Select(p => p with { Status = PictureStatus.Undecidable })],
            }
            : row with
            {
                Version = row.Version + 1,
                IsAlarmed = true,
                UnattributedFaceIds = [.. row.UnattributedFaceIds, .. Faces(outcome)],
            };
    }

    /// <summary>
    /// Whether it says something certain about a call that nobody could decide: a reply that came late, or an answer of the vendor
    /// to somebody who had the pictures. Other calls of the person have run since: a face may be theirs.
    /// </summary>
    private static bool IsEvidence(
        CallRow row,
        CallOutcome outcome,
        Func<IReadOnlyCollection<string>, bool>? mayBeAnothers
    ) =>
        row is { Status: CallStatus.Undecidable, IsAlarmed: false }
        && outcome.Status switch
        {
            CallStatus.NotEnrolled => true,
            CallStatus.Enrolled => outcome.AskedAt is null || mayBeAnothers?.Invoke([.. Faces(outcome)]) != true,
            _ => false,
        };

    /// <summary>Whether one of these faces may be that of another request of the person.</summary>
    /// <param name="others">All other calls of the person.</param>
    /// <param name="faceIds">The faces.</param>
    public static bool MayBeAnothers(IEnumerable<CallRow> others, IReadOnlyCollection<string> faceIds) =>
        others.Any(call =>
            call.FaceIds.Any(faceIds.Contains)
            || (
                // One that is in, or may be, and nobody knows under which id.
                call.UnattributedFaceIds.Count == 0
                && call.Pictures.Any(p =>
                    p.FaceId is null && (p.IsIn || p.Status is PictureStatus.Open or PictureStatus.Undecidable)
                )
            )
        );

    /// <summary>A person has found out what nobody could.</summary>
    /// <param name="row">The row as it is.</param>
    /// <param name="decision">What was found out.</param>
    /// <param name="isInElsewhere">Whether another request of the person has put a picture in.</param>
    /// <returns>The row as it is now; null when nothing is to be decided, or the row was written since it was seen.</returns>
    public static CallRow? Resolve(CallRow row, CallDecision decision, Func<string, bool>? isInElsewhere = null)
    {
        // A call with a result may still hold a picture whose id matched nothing.
        if (!row.IsUndecided || (decision.SeenVersion is { } seen && seen != row.Version))
        {
            return null;
        }

        var pictures = row.Pictures.Select((p, i) => Decided(p, decision.IsIn(i))).ToList();
        return Closed(
            row with
            {
                Version = row.Version + 1,
                Status = pictures.Exists(p => p.IsIn) ? CallStatus.Enrolled : CallStatus.NotEnrolled,
                Reason = decision.Text,
                Pictures = pictures,
            }
        );

        PictureRow Decided(PictureRow picture, bool isIn) =>
            picture.Status != PictureStatus.Undecidable ? picture
            : isIn ? In(picture, isInElsewhere)
            : picture with { Status = PictureStatus.NotEnrolled };
    }

    /// <summary>The vendor no longer has these pictures.</summary>
    /// <param name="row">The row as it is.</param>
    /// <param name="seenVersion">
    /// The version of the row as it was before the vendor was asked, or told: what was sent since may be in.
    /// </param>
    /// <param name="sources">The pictures.</param>
    /// <returns>The row as it is now; null when none of them was recorded as enrolled, or the row was written since.</returns>
    public static CallRow? Gone(CallRow row, int seenVersion, IReadOnlyCollection<string> sources)
    {
        return row.Version == seenVersion && row.Pictures.Any(IsGone)
            ? row with
            {
                Version = row.Version + 1,
                Pictures = [.. row.Pictures.Select(p => IsGone(p) ? p with { Status = PictureStatus.Gone } : p)],
            }
            : null;

        bool IsGone(PictureRow picture) => picture.IsIn && sources.Contains(picture.Source);
    }

    /// <summary>
    /// The person was erased: what is personal about a call of which nothing is left. What is needed to stay correct is kept, which is
    /// the person, its pictures' keys, what became of them, and how often they were sent.
    /// </summary>
    /// <param name="row">The row as it is.</param>
    /// <param name="seenVersion">The version of the row as it was when the erasure was found to be complete.</param>
    /// <returns>The row as it is now; null when something of it is or may be in, or the row was written since.</returns>
    public static CallRow? Forget(CallRow row, int seenVersion) =>
        row.Version == seenVersion
        && row.Status is CallStatus.Enrolled or CallStatus.NotEnrolled
        && row.Pictures.All(p => p.Status is PictureStatus.Gone or PictureStatus.NotEnrolled)
        && (row.Ticket.Length > 0 || row.FaceIds.Any())
            ? row with
            {
                Version = row.Version + 1,
                Ticket = "",
                Reason = null,
                UnattributedFaceIds = [],
                Pictures = [.. row.Pictures.Select(p => p with { FaceId = null })],
            }
            : null;

    private static IEnumerable<string> Faces(CallOutcome outcome) =>
        (outcome.Pictures ?? []).Select(p => p.FaceId).OfType<string>().Concat(outcome.UnattributedFaceIds);
}
