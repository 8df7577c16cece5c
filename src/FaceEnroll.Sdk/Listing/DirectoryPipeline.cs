using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;
using FaceEnroll.Sdk.Pacing;

namespace FaceEnroll.Sdk.Listing;

/// <summary>The reads of a directory: arguments are checked before anything is sent, and each request has a time of its own.</summary>
internal sealed class DirectoryPipeline(
    Registration registration,
    RequestPipeline requests,
    FaceEnrollmentLimits limits
)
{
    /// <summary>One request.</summary>
    public async ValueTask<TReply> ReadAsync<TReply>(
        VendorOperation<TReply> operation,
        FaceEnrollmentOptions options,
        CancellationToken cancellationToken
    )
    {
        using var deadline = new Deadline(options.TimeProvider, options.Timeout, cancellationToken);
        return await requests
            .ExecuteAsync(operation, new CallScope(requests, options, deadline, cancellationToken, isPaced: true))
            .ConfigureAwait(false);
    }

    /// <summary>Checks a person, and the library where people live in one.</summary>
    /// <param name="operation">The vendor's name of the operation.</param>
    /// <param name="personId">The person.</param>
    /// <param name="requested">The library that the caller named; null when it named none.</param>
    /// <param name="library">The library to ask, from the caller or the options.</param>
    public void CheckPerson(string operation, string personId, string? requested, string? library)
    {
        ArgumentNullException.ThrowIfNull(personId);
        var rules = new RequestRules(registration.Vendor, operation);
        rules.Id(nameof(personId), personId, limits.PersonId);
        if (limits.LibraryUse != FaceLibraryUse.Required)
        {
            rules.Must(requested is null, "libraryId", "be null: at this vendor a person has its faces everywhere");
        }
        else if (library is null)
        {
            rules.Say($"libraryId is not set, neither in the call nor in the options: it must be {limits.LibraryId}.");
        }
        else
        {
            rules.Id("libraryId", library, limits.LibraryId);
        }

        rules.ThrowIfBroken();
    }

    /// <summary>Checks a library.</summary>
    public void CheckLibrary(string operation, string libraryId)
    {
        ArgumentNullException.ThrowIfNull(libraryId);
        var rules = new RequestRules(registration.Vendor, operation);
        rules.Id(nameof(libraryId), libraryId, limits.LibraryId);
        rules.ThrowIfBroken();
    }
}
