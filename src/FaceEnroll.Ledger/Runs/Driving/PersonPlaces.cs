using System.Collections.Concurrent;

namespace FaceEnroll.Ledger.Runs.Driving;

/// <summary>Sees to it that people are in their library, before their pictures are sent.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class PersonPlaces(
    IFaceEnrollmentClient client,
    IFacePersonProvisioner? provisioner,
    IFaceDirectory? directory
)
{
    private const int MostRemembered = 100_000;

    /// <summary>People who are in their library for certain: one who is not here may be there all the same.</summary>
    private readonly ConcurrentDictionary<(string Person, string? Library), bool> _known = new();

    /// <summary>Whether an item's person must be made, or looked at.</summary>
    public bool Matter(FaceRunItem item) =>
        provisioner is not null || (item.LibraryId is not null && directory is not null);

    /// <summary>Makes the person where people are made, and sees whether it is in the library.</summary>
    /// <returns>
    /// What became of the picture, where the vendor stores it with the person; the refusal, where it must not be sent; null when it is to
    /// be sent now.
    /// </returns>
    public async Task<FaceImageOutcome?> FindAsync(FaceRunItem item, FaceImage picture) =>
        _known.ContainsKey((item.PersonId, item.LibraryId)) ? null
        : provisioner is null ? await LookAsync(item).ConfigureAwait(false)
        : await CreateAsync(provisioner, item, picture).ConfigureAwait(false);

    private async Task<FaceImageOutcome?> CreateAsync(IFacePersonProvisioner maker, FaceRunItem item, FaceImage picture)
    {
        var isStored = client.Vendor == FaceVendor.TencentCloud;
        var request = new FacePersonRequest(item.PersonId, item.LibraryId!)
        {
            Name = item.Name,
            FirstImage = isStored ? picture : null,
        };
        try
        {
            var made = await maker.CreatePersonAsync(request, CancellationToken.None).ConfigureAwait(false);
            Remember(item);
            return made.FirstImage;
        }
        catch (FaceEnrollmentException e)
            when (e.Kind == FaceEnrollmentErrorKind.Duplicate && e.Certainty != FaceEnrollmentCertainty.Unknown)
        {
            return await LookAsync(item).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Where a person carries its own groups, a picture goes to all of them, and to no other: one that the list names must be
    /// among them.
    /// </summary>
    private async Task<FaceImageOutcome?> LookAsync(FaceRunItem item)
    {
        if (item.LibraryId is null || directory is null)
        {
            return null;
        }

        var person = await directory
            .GetPersonAsync(item.PersonId, cancellationToken: CancellationToken.None)
            .ConfigureAwait(false);
        if (person?.LibraryIds.Contains(item.LibraryId, StringComparer.Ordinal) == true)
        {
            Remember(item);
            return null;
        }

        // That there is no such person, the vendor says of the picture.
        return person is null
            ? null
            : new FaceImageOutcome(0, FaceImageStatus.NotEnrolled)
            {
                Kind = FaceEnrollmentErrorKind.InvalidRequest,
                Certainty = FaceEnrollmentCertainty.NotSent,
                Reason = "The person exists, and is not in this library: put it there first, or name none.",
            };
    }

    private void Remember(FaceRunItem item)
    {
        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        _ = _known.TryAdd((item.PersonId, item.LibraryId), true);
    }
}
