using System.Globalization;
using FaceEnroll.Ledger.Rules;

namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>A process that enrolls some pictures. It can be stopped, or die, wherever it yields: between all awaits.</summary>
/// <param name="vendor">The vendor, and the time.</param>
/// <param name="ledger">The ledger that it shares with others.</param>
/// <param name="options">What this run is like.</param>
internal sealed class ModelOwner(ModelVendor vendor, ModelLedger ledger, ModelOptions options)
{
    /// <summary>How long a call may go on sending.</summary>
    private const int Timeout = 2;

    /// <summary>Each picture in its turn, until its outcome is known or a person must decide.</summary>
    public IEnumerator<int> Run(string owner, IReadOnlyList<int> pictures)
    {
        foreach (var picture in pictures)
        {
            var isOver = false;
            for (var tries = 0; !isOver && tries < 60; tries++)
            {
                foreach (var step in Verify(picture))
                {
                    yield return step;
                }

                var seen = ledger.LookUp(picture).SeenIntents;
                yield return 0;
                var known = vendor.Ids();
                yield return 0;
                var end = vendor.Now + Timeout;
                var answer = ledger.Intent(new ModelTicket(picture, known), owner, end, seen);
                yield return 0;
                switch (answer.Verdict)
                {
                    case IntentVerdict.Noted:
                        foreach (var step in Send(answer.Noted!, picture, known, end))
                        {
                            yield return step;
                        }

                        break;
                    case IntentVerdict.Open:
                        foreach (var step in Settle(answer.Record.Open!))
                        {
                            yield return step;
                        }

                        break;
                    case IntentVerdict.Undecided:
                        foreach (var step in AskAgain(answer.Record.Same!))
                        {
                            yield return step;
                        }

                        isOver = true;
                        break;
                    default:
                        isOver = true;
                        break;
                }

                isOver |= ledger.Row(picture) is { IsAnswer: true } or { Status: CallStatus.Undecidable };
            }
        }
    }

    private IEnumerable<int> Send(CallRow row, int picture, int[] known, int end)
    {
        if (row.Status == CallStatus.Reserved)
        {
            known = [.. known.Union(vendor.Ids())];
            yield return 0;
            if (!ledger.MoveEnd(row, end, new ModelTicket(picture, known)))
            {
                yield break;
            }

            yield return 0;
        }

        if (options.CorrectsClock)
        {
            end = vendor.Now + Timeout;
            if (!ledger.MoveEnd(row, end, new ModelTicket(picture, known)))
            {
                yield break;
            }

            yield return 0;
        }

        if (vendor.Now > end)
        {
            ledger.Outcome(row.Id, row.Attempt, new CallOutcome { Status = CallStatus.NotEnrolled });
            yield return 0;
            yield break;
        }

        var stamp = vendor.Now;
        yield return 0;
        var reply = vendor.Send(picture, stamp);
        yield return 0;
        ledger.Outcome(
            row.Id,
            row.Attempt,
            reply switch
            {
                null => new CallOutcome { Status = CallStatus.Unknown },
                -1 => new CallOutcome { Status = CallStatus.NotEnrolled },
                { } id => Enrolled(row, id),
            }
        );
        yield return 0;
    }

    private IEnumerable<int> Settle(CallRow open)
    {
        var end = ModelLedger.Tick(open.NoAttemptAfter);
        if (options.WaitsForOthers && open.Status != CallStatus.Unknown && vendor.Now <= end)
        {
            yield break;
        }

        if (open.Status == CallStatus.Reserved)
        {
            // Nothing was sent, and once this is noted nothing can be.
            ledger.Outcome(open.Id, open.Attempt, Answer(open, CallStatus.NotEnrolled));
            yield return 0;
            yield break;
        }

        var ticket = ModelTicket.Read(open.Ticket);
        var found = vendor.Ask(ticket.Known, end);
        yield return 0;
        ledger.Outcome(
            open.Id,
            open.Attempt,
            found switch
            {
                // More may be found out while the request can still land.
                null when vendor.Now - end <= ModelVendor.Validity => Answer(open, CallStatus.Unknown),
                null => Answer(open, CallStatus.Undecidable),
                -1 => Answer(open, CallStatus.Unknown),
                0 => Answer(open, CallStatus.NotEnrolled),
                { } id => Enrolled(open, id, open.Version),
            }
        );
        yield return 0;
    }

    /// <summary>Reads whether what is recorded is still there; what is not settled need not show.</summary>
    private IEnumerable<int> Verify(int picture)
    {
        if (
            !options.Vanishes
            || ledger.Row(picture) is not { IsAnswer: true, Pictures: [{ FaceId: { } face }] } row
            || vendor.Now - ModelLedger.Tick(row.NoAttemptAfter) <= ModelVendor.Validity
        )
        {
            yield break;
        }

        yield return 0;
        var isThere = vendor.Ids().Contains(int.Parse(face, CultureInfo.InvariantCulture));
        yield return 0;
        if (!isThere)
        {
            ledger.Gone(row);
            yield return 0;
        }
    }

    /// <summary>The very same request asks once more about what nobody could decide.</summary>
    private IEnumerable<int> AskAgain(CallRow row)
    {
        if (row.IsAlarmed)
        {
            yield break;
        }

        var found = vendor.Ask(ModelTicket.Read(row.Ticket).Known, ModelLedger.Tick(row.NoAttemptAfter));
        yield return 0;
        if (found is { } id and >= 0)
        {
            var outcome = id == 0 ? Answer(row, CallStatus.NotEnrolled) : Enrolled(row, id, row.Version);
            ledger.Outcome(row.Id, row.Attempt, outcome);
            yield return 0;
        }
    }

    private static CallOutcome Answer(CallRow row, CallStatus status) =>
        new() { Status = status, AskedAt = row.Version };

    private static CallOutcome Enrolled(CallRow row, int face, int? askedAt = null) =>
        new()
        {
            Status = CallStatus.Enrolled,
            AskedAt = askedAt,
            Pictures =
            [
                row.Pictures[0] with
                {
                    Status = PictureStatus.Enrolled,
                    FaceId = face.ToString(CultureInfo.InvariantCulture),
                },
            ],
        };
}
