namespace FaceEnroll.Ledger.Rules;

/// <summary>
/// The rules of one request and its pictures: pure, so that every store obeys the same ones and a model can try them all.
/// [reserved(k) →] intent(k) → enrolled | not enrolled → intent(k + 1) | unknown → asked → … | undecidable.
/// </summary>
internal static partial class CallRules
{
    /// <summary>Whether a request may be sent now.</summary>
    /// <param name="record">What the ledger holds, read in the transaction that writes the answer.</param>
    /// <param name="intent">The request.</param>
    public static IntentAnswer Intent(PersonRecord record, NewIntent intent)
    {
        if (!intent.IgnoresRecords && Recorded(record, intent.IsCreation) is { } verdict)
        {
            return new IntentAnswer(verdict, record);
        }

        if (record.Open is not null)
        {
            return new IntentAnswer(IntentVerdict.Open, record);
        }

        if (
            record.OfItem is { } earlier
            && earlier.Id != intent.Request.CallId
            && earlier.Pictures.Any(p =>
                p.Status is PictureStatus.Enrolled or PictureStatus.Twice or PictureStatus.Undecidable
            )
        )
        {
            return new IntentAnswer(IntentVerdict.Changed, record);
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
            Item = intent.Item,
            Pictures = [.. intent.Request.Sources.Select(s => new PictureRow(s))],
            IsAlarmed = record.Same?.IsAlarmed == true,
        };
        return new IntentAnswer(IntentVerdict.Noted, record, row);
    }

    /// <summary>What the record says of a request; null when nothing keeps it from being sent.</summary>
    /// <param name="record">What the ledger holds.</param>
    /// <param name="isCreation">
    /// Whether the request creates its person: then only the very same one says whether that was done.
    /// </param>
    public static IntentVerdict? Recorded(PersonRecord record, bool isCreation = false)
    {
        if (record.Same is { IsAnswer: true })
        {
            return IntentVerdict.Recorded;
        }

        if (isCreation)
        {
            return record.Same?.IsUndecided == true ? IntentVerdict.Undecided : null;
        }

        var enrolled = record.Pictures.Count(p => p?.IsIn == true);
        return enrolled > 0 && enrolled == record.Pictures.Count ? IntentVerdict.Recorded
            : record.Same?.Status == CallStatus.Undecidable
            || record.Pictures.Any(p => p?.Status == PictureStatus.Undecidable)
                ? IntentVerdict.Undecided
            : enrolled == 0 ? null
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

    /// <summary>A call that was lost after it was written, as it is written again: its version stays, and so do its attempts.</summary>
    /// <param name="row">The row as it was.</param>
    /// <param name="isAnotherOpen">Whether another call of the person is open now.</param>
    /// <param name="isInElsewhere">Whether another call of the person has put a picture in.</param>
    public static CallRow Restored(CallRow row, bool isAnotherOpen, Func<string, bool> isInElsewhere)
    {
        var pictures = row.Pictures.Select(p => p.Status == PictureStatus.Enrolled ? In(p, isInElsewhere) : p).ToList();
        return row.IsOpen && isAnotherOpen
            // Two sends, and nobody can tell them apart.
            ? row with
            {
                Status = CallStatus.Undecidable,
                IsAlarmed = true,
                Pictures = pictures.ConvertAll(p => p with { Status = PictureStatus.Undecidable }),
                Reason = "It was lost with the ledger's server, and another call of the person was noted since.",
            }
            : row with
            {
                IsAlarmed = row.IsAlarmed || pictures.Exists(p => p.Status == PictureStatus.Twice),
                Pictures = pictures,
            };
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

        return Closed(
            row with
            {
                Version = row.Version + 1,
                Status = outcome.Status,
                Pictures = pictures,
                UnattributedFaceIds = outcome.UnattributedFaceIds,
                AskAt = outcome.AskAt,
                Ticket = outcome.Ticket ?? row.Ticket,
                Reason = outcome.Reason,
                IsAlarmed = row.IsAlarmed || pictures.Any(p => p.Status == PictureStatus.Twice),
            }
        );
    }

    /// <summary>
    /// Whoever asks, or decides, needs the person by its own id: the ticket has it. Once nobody does, the ticket names the person as
    /// the row does.
    /// </summary>
    private static CallRow Closed(CallRow row) =>
        row.IsOpen || row.IsUndecided || row.Ticket.Length == 0 || !PersonIdKey.IsHidden(row.Person.PersonId)
            ? row
            : row with
            {
                Ticket = Named(row.Ticket, row.Person.PersonId),
            };

    private static string Named(string ticket, string personId)
    {
        var named = FaceEnrollmentTicket.FromJson(ticket);
        named.PersonId = personId;
        return named.ToJson();
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
}
