using FaceEnroll.Sdk.Calls;
using FaceEnroll.Sdk.Enrollment;

namespace FaceEnroll.Sdk.Libraries;

/// <summary>The calls of a library manager.</summary>
internal sealed class LibraryPipeline(Registration registration, FaceEnrollmentLimits limits)
{
    /// <summary>A request that was lost is sent again at most twice: it cannot make a second library.</summary>
    private const int MostRounds = 3;

    public async Task<FaceLibraryResult> EnsureAsync(
        VendorLibraries vendor,
        FaceLibraryRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var rules = new RequestRules(registration.Vendor, vendor.Create, FaceOperationPurpose.Manage);
        rules.Id("LibraryId", request.LibraryId, limits.LibraryId);
        vendor.Check(rules, request);
        rules.ThrowIfBroken();
        FaceEnrollmentException? lost = null;
        for (var round = 1; ; round++)
        {
            if (
                await FindAsync(vendor, request.LibraryId, lost, cancellationToken).ConfigureAwait(false) is { } library
            )
            {
                // After a request that was lost, it may be its, or somebody else's.
                return Found(library, request, wasCreated: false);
            }

            if (!vendor.CanCreate)
            {
                throw Missing(vendor);
            }

            if (round > MostRounds)
            {
                throw lost!;
            }

            try
            {
                await vendor.CreateAsync(request, cancellationToken).ConfigureAwait(false);
                return await CreatedAsync(vendor, request, cancellationToken).ConfigureAwait(false);
            }
            catch (FaceEnrollmentException e) when (e.Certainty == FaceEnrollmentCertainty.Unknown)
            {
                lost = e;
            }
            catch (FaceEnrollmentException e) when (e.Kind == FaceEnrollmentErrorKind.Duplicate)
            {
                // Somebody was faster, or another library has the name.
                return await vendor.FindAsync(request.LibraryId, cancellationToken).ConfigureAwait(false) is { } there
                    ? Found(there, request, wasCreated: false)
                    : throw FaceEnrollmentExceptionFactory.Create(
                        e.Error.For(FaceOperationPurpose.Manage, "Another library has this name.")
                    );
            }
        }
    }

    public async Task<FaceLibrary?> DescribeAsync(
        VendorLibraries vendor,
        string libraryId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(libraryId);
        var rules = new RequestRules(registration.Vendor, vendor.Describe, FaceOperationPurpose.Read);
        rules.Id(nameof(libraryId), libraryId, limits.LibraryId);
        rules.ThrowIfBroken();
        return await vendor.FindAsync(libraryId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>After a request that was lost, a failed question leaves it unknown.</summary>
    private static async ValueTask<FaceLibrary?> FindAsync(
        VendorLibraries vendor,
        string libraryId,
        FaceEnrollmentException? lost,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await vendor.FindAsync(libraryId, cancellationToken).ConfigureAwait(false);
        }
        catch (FaceEnrollmentException) when (lost is not null)
        {
            throw lost;
        }
        catch (FaceEnrollmentCanceledException e) when (lost is not null)
        {
            throw new FaceEnrollmentCanceledException(lost.Error, e, cancellationToken);
        }
    }

    private async Task<FaceLibraryResult> CreatedAsync(
        VendorLibraries vendor,
        FaceLibraryRequest request,
        CancellationToken cancellationToken
    )
    {
        FaceLibrary? library = null;
        try
        {
            library = await vendor.FindAsync(request.LibraryId, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FaceEnrollmentException or OperationCanceledException)
        {
            // It was made, whatever became of the question.
        }

        // A library that was made need not show at once.
        library ??= new FaceLibrary(request.LibraryId)
        {
            DisplayName = request.DisplayName ?? request.LibraryId,
            Description = request.Description,
            ModelVersion = request.ModelVersion,
        };
        return Found(library, request, wasCreated: true);
    }

    private FaceLibraryResult Found(FaceLibrary library, FaceLibraryRequest request, bool wasCreated)
    {
        var differences = new List<string>();
        Compare("DisplayName", request.DisplayName, library.DisplayName);
        Compare("Description", request.Description, library.Description);
        Compare("ModelVersion", request.ModelVersion, library.ModelVersion);
        return new FaceLibraryResult(registration.Vendor, library, wasCreated) { Differences = differences };

        void Compare(string member, string? asked, string? there)
        {
            if (!string.IsNullOrEmpty(asked) && asked != there)
            {
                differences.Add(member);
            }
        }
    }

    private FaceEnrollmentException Missing(VendorLibraries vendor) =>
        FaceEnrollmentExceptionFactory.Create(
            new FaceEnrollmentError(
                registration.Vendor,
                vendor.Create,
                FaceEnrollmentErrorKind.LibraryNotFound,
                FaceEnrollmentCertainty.NotApplied
            )
            {
                Purpose = FaceOperationPurpose.Manage,
                Detail = "The library does not exist, and this vendor's API makes none. " + vendor.HowToCreate,
            }
        );
}
