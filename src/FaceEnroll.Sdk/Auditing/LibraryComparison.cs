using System.Runtime.CompilerServices;
using FaceEnroll.Sdk.Enrollment;

namespace FaceEnroll.Sdk.Auditing;

/// <summary>An audit: the host's stream becomes a set of hashes, and the vendor's list marks those that it has.</summary>
internal sealed class LibraryComparison(
    IFaceDirectory directory,
    string libraryId,
    IAsyncEnumerable<FaceEntry> believed,
    FaceAuditReport report
)
{
    public async IAsyncEnumerable<FaceAuditFinding> RunAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        report.Clear();
        var hashes = new EntryHashes();
        var known = await ReadAsync(hashes, cancellationToken).ConfigureAwait(false);
        var faces = 0L;
        var isMissing = false;
        var list = directory
            .ListFacesOfLibraryAsync(libraryId, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using (list.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await list.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (FaceEnrollmentException e)
                    when (e is { Kind: FaceEnrollmentErrorKind.LibraryNotFound } and not FaceListIncompleteException)
                {
                    isMissing = true;
                    break;
                }

                cancellationToken.ThrowIfCancellationRequested();
                report.Listed++;
                faces += list.Current.FaceId is null ? 0 : 1;
                if (Look(list.Current, known, hashes) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        if (isMissing)
        {
            // Also what was listed before the library went.
            known.Unmark();
            yield return OfLibrary(FaceAuditFindingKind.LibraryMissing, LibraryLoss.Missing(Limits));
        }
        else if (faces == 0 && known.Count > 0)
        {
            yield return OfLibrary(FaceAuditFindingKind.LibraryEmpty, LibraryLoss.Empty(Limits));
        }

        if (known.Unmarked > 0)
        {
            await foreach (var entry in MissingAsync(known, hashes, cancellationToken).ConfigureAwait(false))
            {
                report.MissingThere++;
                yield return new FaceAuditFinding(FaceAuditFindingKind.MissingThere, entry);
            }
        }

        report.IsComplete = true;
    }

    /// <summary>What is known of the vendor; null where the directory is not a client.</summary>
    private FaceEnrollmentLimits? Limits => (directory as IFaceEnrollmentClient)?.Limits;

    /// <summary>What the host believes, before the vendor is asked.</summary>
    private async ValueTask<HashSet128> ReadAsync(EntryHashes hashes, CancellationToken cancellationToken)
    {
        var known = new HashSet128();
        await foreach (var entry in believed.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            known.Add(Hash(entry, hashes));
        }

        report.Duplicates = known.Close();
        report.Believed = known.Count;
        report.KeptBytes = known.Bytes;
        return known;
    }

    /// <summary>One entry of the vendor's.</summary>
    private FaceAuditFinding? Look(FaceEntry entry, HashSet128 known, EntryHashes hashes)
    {
        if (entry.FaceId is null)
        {
            report.PeopleWithoutFaces++;
            return new FaceAuditFinding(FaceAuditFindingKind.PersonWithoutFaces, entry);
        }

        // It may be believed by itself, as any face of the person, or both.
        var isKnown =
            entry.PersonId is { } person
            && (known.Mark(hashes.Of(person, entry.FaceId)) | known.Mark(hashes.Of(person, null)));
        if (isKnown)
        {
            return null;
        }

        report.UnknownHere++;
        return new FaceAuditFinding(FaceAuditFindingKind.UnknownHere, entry);
    }

    /// <summary>What the host still believes, and the list did not mark.</summary>
    private async IAsyncEnumerable<FaceEntry> MissingAsync(
        HashSet128 known,
        EntryHashes hashes,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var (read, added) = (0L, 0L);
        await foreach (var entry in believed.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            read++;
            var hash = Hash(entry, hashes);
            if (!known.Contains(hash))
            {
                added++;
            }
            else if (!known.IsMarked(hash))
            {
                // Marked, so that the same entry is said once.
                known.Mark(hash);
                yield return entry;
            }
        }

        if (read == 0)
        {
            throw Broken("a stream that can be enumerated twice: the second time it had nothing");
        }

        report.ChangedMeanwhile = known.Unmarked + added;
    }

    private Guid Hash(FaceEntry? entry, EntryHashes hashes) =>
        entry is { PersonId.Length: > 0, FaceId: null or { Length: > 0 } }
            ? hashes.Of(entry.PersonId, entry.FaceId)
            : throw Broken(
                "entries that each have a PersonId, and a FaceId that is not empty: null where there is none"
            );

    private FaceEnrollmentException Broken(string rule) =>
        RequestRules.Broken(directory.Vendor, nameof(FaceAudit), nameof(believed), rule);

    private FaceAuditFinding OfLibrary(FaceAuditFindingKind kind, string detail) =>
        new(kind, new FaceEntry(null, null) { LibraryId = libraryId }) { Detail = detail };
}
