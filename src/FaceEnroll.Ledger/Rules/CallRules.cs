namespace FaceEnroll.Ledger.Rules;

/// <summary>
/// The rules of one request and its pictures: pure, so that every store obeys the same ones and a model can try them all.
/// [reserved(k) →] intent(k) → enrolled | not enrolled → intent(k + 1) | unknown → asked → … | undecidable.
/// </summary>
internal static class CallRules
{
    /// <summary>Whether a request may be sent now.</summary>
    /// <param name="record">What the ledger holds, read in the transaction that writes the answer.</param>
    /// <param name="intent">The request.</param>
    public static IntentAnswer Intent(PersonRecord record, NewIntent intent)
    {
        if (!intent.IgnoresRecords && Recorded(record) is { } verdict)
        {
            return new IntentAnswer(verdict, record);
        }

        if (record.Open is not null)
        {
            return new IntentAnswer(IntentVerdict.Open, record);
        }

        var row = new CallRow
        {
            Id = intent.Request.CallId,
            Person = intent.Request.Person,
            Version = (record.Same?.Version ?? 0) + 1,
            Attempt = (record.Same?.Attempt ?? 0) + 1,
            Status = record.Intents == intent.SeenIntents ? CallStatus.Intent : CallStatus.Reserved,
            Owner = intent.Owner,
            NoAttemptAfter = intent.NoAttemptAfter,
            AskAt = intent.NoAttemptAfter,
            Ticket = intent.Ticket,
            Pictures = [.. intent.Request.Sources.Select(s => new PictureRow(s))],
            IsAlarmed = record.Same?.IsAlarmed == true,
        };
        return new IntentAnswer(IntentVerdict.Noted, record, row);
    }

    /// <summary>What the record says of a request; null when nothing keeps it from being sent.</summary>
    public static IntentVerdict? Recorded(PersonRecord record)
    {
        if (record.Same is { IsAnswer: true })
        {
            return IntentVerdict.Recorded;
        }

        var enrolled = record.Pictures.Count(p => p?.Status is PictureStatus.Enrolled or PictureStatus.Twice);
        return record.Same?.Status == CallStatus.Undecidable
            || record.Pictures.Any(p => p?.Status == PictureStatus.Undecidable)
                ? IntentVerdict.Undecided
            : enrolled == 0 ? null
            : enrolled == record.Pictures.Count ? IntentVerdict.Recorded
            : IntentVerdict.PartlyRecorded;
    }

    /// <summary>Moves the end of an attempt, or lets one be sent that was reserved.</summary>
    /// <returns>The row; null when the attempt is no longer the one that may be sent: then it must not be.</returns>
    public static CallRow? MoveEnd(CallRow row, int attempt, DateTimeOffset noAttemptAfter, string ticket) =>
        row.Attempt == attempt && row.Status is (CallStatus.Intent or CallStatus.Reserved)
            ? row with
            {
                Version = row.Version + 1,
                Status = CallStatus.Intent,
                NoAttemptAfter = noAttemptAfter,
                AskAt = noAttemptAfter,
                Ticket = ticket,
            }
            : null;

    /// <summary>Takes an outcome. Whose process it comes from does not matter: also a late reply is evidence.</summary>
    /// <param name="row">The row as it is.</param>
    /// <param name="attempt">The attempt that the outcome belongs to.</param>
    /// <param name="outcome">What was found out.</param>
    /// <param name="isInElsewhere">Whether another request of the person has put a picture in.</param>
    /// <returns>The row as it is now; null when the outcome changes nothing.</returns>
    public static CallRow? Outcome(
        CallRow row,
        int attempt,
        CallOutcome outcome,
        Func<string, bool>? isInElsewhere = null
    )
    {
        var isEnrolled = outcome.Status == CallStatus.Enrolled;
        if (outcome.AskedAt is { } version && version != row.Version)
        {
            return null;
        }

        if (attempt == row.Attempt && row.IsOpen)
        {
            return With(row, outcome, isInElsewhere);
        }

        if (!isEnrolled || outcome.AskedAt is not null)
        {
            // It is decided already, or a later attempt is under way.
            return null;
        }

        if (
            row.Status == CallStatus.NotEnrolled
            || (attempt == row.Attempt && row is { Status: CallStatus.Undecidable, IsAlarmed: false })
        )
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

    /// <summary>A person has found out what nobody could.</summary>
    /// <param name="row">The row as it is.</param>
    /// <param name="isEnrolled">Whether its pictures are in.</param>
    /// <param name="decision">Who says so, when and why.</param>
    /// <param name="isInElsewhere">Whether another request of the person has put a picture in.</param>
    /// <returns>The row as it is now; null when nothing is to be decided.</returns>
    public static CallRow? Resolve(
        CallRow row,
        bool isEnrolled,
        string decision,
        Func<string, bool>? isInElsewhere = null
    )
    {
        // A call with a result may still hold a picture whose id matched nothing.
        if (row.IsOpen || row.Pictures.All(p => p.Status != PictureStatus.Undecidable))
        {
            return null;
        }

        return row with
        {
            Version = row.Version + 1,
            Status = isEnrolled || row.Status == CallStatus.Enrolled ? CallStatus.Enrolled : CallStatus.NotEnrolled,
            Reason = decision,
            Pictures =
            [
                .. row.Pictures.Select(p =>
                    p.Status != PictureStatus.Undecidable ? p
                    : !isEnrolled ? p with { Status = PictureStatus.NotEnrolled }
                    : In(p, isInElsewhere)
                ),
            ],
        };
    }

    /// <summary>The vendor no longer has these pictures.</summary>
    /// <returns>The row as it is now; null when none of them was recorded as enrolled.</returns>
    public static CallRow? Gone(CallRow row, IReadOnlyCollection<string> sources)
    {
        return row.Pictures.Any(IsGone)
            ? row with
            {
                Version = row.Version + 1,
                Pictures = [.. row.Pictures.Select(p => IsGone(p) ? p with { Status = PictureStatus.Gone } : p)],
            }
            : null;

        bool IsGone(PictureRow picture) =>
            picture.Status is PictureStatus.Enrolled or PictureStatus.Twice && sources.Contains(picture.Source);
    }

    private static CallRow With(CallRow row, CallOutcome outcome, Func<string, bool>? isInElsewhere)
    {
        var pictures = new PictureRow[row.Pictures.Count];
        for (var i = 0; i < pictures.Length; i++)
        {
            var picture = row.Pictures[i] with
            {
                Status = outcome.Pictures?[i].Status ?? OfCall(outcome.Status),
                FaceId = outcome.Pictures?[i].FaceId,
                Kind = outcome.Pictures?[i].Kind ?? FaceEnrollmentErrorKind.None,
                Code = outcome.Pictures?[i].Code,
            };
            pictures[i] = picture.Status == PictureStatus.Enrolled ? In(picture, isInElsewhere) : picture;
        }

        return row with
        {
            Version = row.Version + 1,
            Status = outcome.Status,
            Pictures = pictures,
            UnattributedFaceIds = outcome.UnattributedFaceIds,
            AskAt = outcome.AskAt,
            Ticket = outcome.Ticket ?? row.Ticket,
            Reason = outcome.Reason,
            IsAlarmed = row.IsAlarmed || pictures.Any(p => p.Status == PictureStatus.Twice),
        };
    }

    private static PictureRow In(PictureRow picture, Func<string, bool>? isInElsewhere) =>
        picture with
        {
            Status = isInElsewhere?.Invoke(picture.Source) == true ? PictureStatus.Twice : PictureStatus.Enrolled,
        };

    private static PictureStatus OfCall(CallStatus status) =>
        status switch
        {
            CallStatus.Enrolled => PictureStatus.Enrolled,
            CallStatus.NotEnrolled => PictureStatus.NotEnrolled,
            CallStatus.Undecidable => PictureStatus.Undecidable,
            _ => PictureStatus.Open,
        };

    private static IEnumerable<string> Faces(CallOutcome outcome) =>
        (outcome.Pictures ?? []).Select(p => p.FaceId).OfType<string>().Concat(outcome.UnattributedFaceIds);
}
