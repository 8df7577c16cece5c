using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Images;
using FaceEnroll.Sdk.Journal;
using FaceEnroll.Sdk.Primitives;
using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;

namespace FaceEnroll.Sdk.Enrollment;

/// <summary>The tickets of one registration's calls: made before the first byte, closed after the last attempt.</summary>
internal sealed class EnrollmentTickets(Registration registration, RequestPipeline requests, Reconciler reconciler)
{
    /// <summary>The send's ticket before its first attempt; null when nobody needs one yet.</summary>
    public async ValueTask<EnrollmentIntent?> OpenAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        CallScope scope,
        int sendNumber
    )
        where TResult : class
    {
        var options = scope.Options;
        var isKept = TicketJournal.IsWanted(options, operation.Subject);
        var reads = options.ReadsFaces(isKept) && operation.ReadBack is { Obstacle: null };
        if (reads)
        {
            await LearnClockAsync(operation, scope).ConfigureAwait(false);
        }

        // From here on the times are fixed.
        operation.Record = Record(scope);
        reads &= operation.ReadBack.ComparesIds;
        FaceClaims.Shared.AreCompared |= reads;
        var isTold = reads || (!operation.ReadBack.ComparesIds && operation.ReadBack.ClaimWindow > TimeSpan.Zero);
        if (!isTold && !isKept)
        {
            return null;
        }

        var ticket = NewTicket.Of(operation, registration, options, sendNumber);
        operation.Record.Ticket = ticket;
        FaceClaims.Shared.Begin(Person(operation), ticket);
        if (reads)
        {
            await ReadFacesAsync(operation, scope, ticket).ConfigureAwait(false);
        }

        NoteClaimed(operation, ticket);
        if (!isKept)
        {
            return null;
        }

        var keys = await requests.CredentialsAsync(operation.Name, options, scope.Token).ConfigureAwait(false);
        ticket.KeyIdSha256 = TicketParts.KeyIdHash(keys.KeyId);
        try
        {
            ticket.ImageSha256 = await TicketParts.HashAsync(operation.Images, scope.Token).ConfigureAwait(false);
            ticket.SentImageSha256 = await TicketParts
                .HashSentAsync(operation.Images, scope.Token)
                .ConfigureAwait(false);
        }
        catch (ImageReadException e)
        {
            throw FailureFactory.OfSource(registration.Vendor, operation.Name, e);
        }

        return Intent(operation, scope, ticket, isTold, reads);
    }

    /// <summary>Apart, because its delegates need an object that would otherwise be made for every call.</summary>
    private EnrollmentIntent Intent<TResult>(
        EnrollmentOperation<TResult> operation,
        CallScope scope,
        FaceEnrollmentTicket ticket,
        bool isTold,
        bool reads
    )
        where TResult : class =>
        new()
        {
            Ticket = ticket,
            OnSending = operation.Subject.OnSending,
            Window = Reconciler.Window(operation.ReadBack),
            RenewAsync = isTold ? () => RenewAsync(operation, scope, ticket, reads) : null,
            AskAsync = (earlier, _) => AskEarlierAsync(operation, earlier, ticket, scope),
        };

    /// <summary>A reply that disagrees with what was known of the clock decides nothing; the next one does.</summary>
    private static async ValueTask LearnClockAsync<TResult>(EnrollmentOperation<TResult> operation, CallScope scope)
        where TResult : class
    {
        for (var i = 0; i < 2 && !scope.KnowsClock; i++)
        {
            await operation.ReadBack.LearnClockAsync(scope, operation.LibraryId).ConfigureAwait(false);
        }
    }

    private EnrollmentRecord Record(CallScope scope) =>
        new(requests.Conditions.Clock, scope.Options.TimeProvider, scope.Left);

    private async ValueTask ReadFacesAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        CallScope scope,
        FaceEnrollmentTicket ticket
    )
        where TResult : class
    {
        var findings = await operation.ReadBack.ReadAsync(scope, ticket, operation.Images).ConfigureAwait(false);
        // Faces that were there but not read would later be taken for new.
        ticket.KnownFaceIds = findings.ProvesAbsence ? findings.FaceIds : null;
        FaceClaims.Shared.Read(Person(operation), ticket);
        operation.Record!.Learn(ticket);
    }

    /// <summary>
    /// The ticket is saved, and the person has no other open ticket: whoever begins from now on sees it. The ids that are
    /// read now, or the time, show what came before and so is not this call's.
    /// </summary>
    private async ValueTask RenewAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        CallScope scope,
        FaceEnrollmentTicket ticket,
        bool reads
    )
        where TResult : class
    {
        if (reads)
        {
            var known = ticket.KnownFaceIds;
            await ReadFacesAsync(operation, scope, ticket).ConfigureAwait(false);
            ticket.KnownFaceIds = ticket.KnownFaceIds is { } now ? [.. (known ?? []).Union(now)] : null;
        }
        else
        {
            await LearnClockAsync(operation, scope).ConfigureAwait(false);
            var onExtended = operation.Record!.OnExtended;
            operation.Record = Record(scope);
            (operation.Record.Ticket, operation.Record.OnExtended) = (ticket, onExtended);
            operation.Record.Stamp(ticket);
        }

        NoteClaimed(operation, ticket);
    }

    /// <summary>What an earlier send added after this one's ids were read is not this one's face, in any process.</summary>
    private async ValueTask<FaceReconciliation> AskEarlierAsync<TResult>(
        EnrollmentOperation<TResult> operation,
        FaceEnrollmentTicket earlier,
        FaceEnrollmentTicket ticket,
        CallScope scope
    )
        where TResult : class
    {
        var readBack = operation.ReadBack;
        // The very same request has the earlier one's pictures: some vendors find a face by them only.
        var images = TicketParts.IsSameRequest(earlier, ticket) ? operation.Images : null;
        var answer = await reconciler.AskAsync(readBack, earlier, images, scope).ConfigureAwait(false);
        // Null where the ids decide and nobody read them: then nothing may look as if somebody had.
        if (answer.FaceIds.Count > 0 && (ticket.KnownFaceIds is not null || !readBack.ComparesIds))
        {
            ticket.KnownFaceIds = [.. ticket.KnownFaceIds ?? [], .. answer.FaceIds];
        }

        return answer;
    }

    /// <summary>
    /// The ticket after the last attempt. It reads no picture and makes no calls: a failure here would cost the outcome.
    /// </summary>
    public FaceEnrollmentTicket Close<TResult>(
        EnrollmentOperation<TResult> operation,
        FaceEnrollmentTicket? ticket,
        FaceEnrollmentOptions options,
        int sendNumber
    )
        where TResult : class
    {
        ticket ??= operation.Record!.Ticket ?? NewTicket.Of(operation, registration, options, sendNumber);
        operation.Record!.Close(ticket);
        NoteClaimed(operation, ticket);
        FaceClaims.Shared.Lose(Person(operation), ticket, Reconciler.Window(operation.ReadBack));
        return ticket;
    }

    /// <summary>The send is about to begin.</summary>
    public void Sending<TResult>(EnrollmentOperation<TResult> operation)
        where TResult : class
    {
        if (operation.Record?.Ticket is { } ticket)
        {
            FaceClaims.Shared.Sending(Person(operation), ticket.OperationId);
        }
    }

    /// <summary>The call is over, however it ended.</summary>
    public void End<TResult>(EnrollmentOperation<TResult> operation)
        where TResult : class
    {
        if (operation.Record?.Ticket is { } ticket)
        {
            FaceClaims.Shared.End(Person(operation), ticket.OperationId);
        }
    }

    /// <summary>
    /// The reading may not yet show a face that another call got just before. The ticket notes it anyway, so that another
    /// process knows it too.
    /// </summary>
    private void NoteClaimed<TResult>(EnrollmentOperation<TResult> operation, FaceEnrollmentTicket ticket)
        where TResult : class
    {
        // Where ids are compared and none were read, the ticket must go on saying so.
        if (ticket.KnownFaceIds is null && operation.ReadBack.ComparesIds)
        {
            return;
        }

        var claimed = FaceClaims.Shared.FacesOf(Person(operation));
        if (claimed.Count > 0)
        {
            var known = new List<string>(ticket.KnownFaceIds ?? []);
            foreach (var id in claimed)
            {
                if (!known.Contains(id))
                {
                    known.Add(id);
                }
            }

            ticket.KnownFaceIds = known;
        }
    }

    public void Claim<TResult>(EnrollmentOperation<TResult> operation, TResult result, TimeProvider time)
        where TResult : class
    {
        if (operation.Images.Count > 0)
        {
            var faces = ResultFaces.Of(result);
            FaceClaims.Shared.Claim(
                Person(operation),
                operation.Record?.Ticket?.OperationId ?? "",
                faces,
                operation.ClaimWindow,
                ResultFaces.Unnamed(result),
                // Confirmed while the person's gate is held: it began after whatever held the gate before.
                new MonotonicMoment(time, time.GetTimestamp()),
                isExact: true
            );
        }
    }

    /// <summary>An earlier call added the faces, and this one, which asked for the same, was told that they are its own.</summary>
    public void Confirm<TResult>(
        EnrollmentOperation<TResult> operation,
        FaceEnrollmentTicket ticket,
        TResult result,
        TimeProvider time
    )
        where TResult : class =>
        FaceClaims.Shared.Confirm(
            Person(operation),
            ticket.OperationId,
            ResultFaces.Of(result),
            new MonotonicMoment(time, time.GetTimestamp())
        );

    public PersonKey Person<TResult>(EnrollmentOperation<TResult> operation)
        where TResult : class => new(registration.Vendor, operation.CalledEndpoint, operation.PersonId);
}
