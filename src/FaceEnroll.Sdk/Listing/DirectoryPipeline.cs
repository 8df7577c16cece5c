using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Pacing;
using FaceEnroll.Sdk.Replies;

namespace FaceEnroll.Sdk.Listing;

/// <summary>
/// The requests of a directory, and of what deletes: arguments are checked before anything is sent, and each request has a
/// time of its own.
/// </summary>
/// <param name="registration">The registration.</param>
/// <param name="requests">The way of its requests.</param>
/// <param name="limits">The vendor's limits.</param>
/// <param name="dates">Where the replies' times are noted; null when nobody asked for them.</param>
internal sealed class DirectoryPipeline(
    Registration registration,
    RequestPipeline requests,
    FaceEnrollmentLimits limits,
    ReplyDates? dates = null
)
{
    /// <summary>The same, which notes what its replies say of the vendor's time.</summary>
    public DirectoryPipeline Noting(ReplyDates into) => new(registration, requests, limits, into);

    /// <summary>One request.</summary>
    public async ValueTask<TReply> RunAsync<TReply>(
        VendorOperation<TReply> operation,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        var scope = new CallScope(requests, options, deadline, cancellationToken, dates, isPaced: true);
        try
        {
            return await requests.ExecuteAsync(operation, scope).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException e) when (e.Error.Purpose != operation.Purpose)
        {
            throw FaceEnrollmentExceptionFactory.For(e, operation.Purpose);
        }
        catch (FaceEnrollmentCanceledException e) when (e.Error.Purpose != operation.Purpose)
        {
            throw FaceEnrollmentExceptionFactory.For(e, operation.Purpose);
        }
    }

    /// <summary>Checks a person, and the library where people live in one.</summary>
    /// <param name="operation">The vendor's name of the operation.</param>
    /// <param name="personId">The person.</param>
    /// <param name="requested">The library that the caller named; null when it named none.</param>
    /// <param name="library">The library to ask, from the caller or the options.</param>
    public void CheckPerson(string operation, string personId, string? requested, string? library)
    {
        ArgumentNullException.ThrowIfNull(personId);
        var rules = new RequestRules(registration.Vendor, operation, FaceOperationPurpose.Read);
        rules.Id(nameof(personId), personId, limits.PersonId);
        rules.LibraryOfPerson(requested, library, limits);
        rules.ThrowIfBroken();
    }

    /// <summary>Checks a library.</summary>
    public void CheckLibrary(string operation, string libraryId)
    {
        ArgumentNullException.ThrowIfNull(libraryId);
        var rules = new RequestRules(registration.Vendor, operation, FaceOperationPurpose.Read);
        rules.Id(nameof(libraryId), libraryId, limits.LibraryId);
        rules.ThrowIfBroken();
    }
}
