using System.Globalization;
using FaceEnroll.Ledger.Rules;
using FaceEnroll.Ledger.Runs.Driving;
using FaceEnroll.Ledger.Runs.Rows;

namespace FaceEnroll.Ledger.Runs.Rules;

/// <summary>The rules of a run's item: pending → enrolled | already | refused | undecidable | canceled, or waiting, and again.</summary>
internal static class RunItemRules
{
    /// <summary>Why an item of a person who was erased is not sent.</summary>
    public const string Erased = "The person was erased.";

    /// <summary>The key of an item: the same person, picture and library have the same.</summary>
    /// <param name="personId">The person, as <see cref="PersonIdKey.Of"/> has it.</param>
    /// <param name="picture">What names the picture.</param>
    /// <param name="libraryId">The library.</param>
    public static Guid KeyOf(string personId, string picture, string? libraryId) =>
        Hash(personId, picture, libraryId ?? "", "");

    /// <summary>The key of a line that is wrong: each line has its own.</summary>
    public static Guid KeyOfLine(long line, string fault) =>
        Hash("", fault, "", line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether nothing will be done for an item any more, whoever asks for it.</summary>
    public static bool IsClosed(ItemRow item) =>
        item.Status is FaceRunEntryStatus.Enrolled or FaceRunEntryStatus.AlreadyEnrolled or FaceRunEntryStatus.Repeated;

    /// <summary>An item that is closed now, as it is kept: a key hides the person, whose id may well be in the picture's name.</summary>
    public static ItemRow Closed(ItemRow item, PersonIdKey key) =>
        key.Hides ? item with { PersonId = key.Of(item.PersonId), Picture = "", More = null } : item;

    /// <summary>The line of an item that the same reading gave before.</summary>
    /// <param name="item">The item.</param>
    /// <param name="key">What hides person ids.</param>
    public static ItemRow Repeated(ItemRow item, PersonIdKey key) =>
        item with
        {
            Key = Hash(
                key.Of(item.PersonId),
                item.Picture,
                item.LibraryId ?? "",
                item.Line.ToString(CultureInfo.InvariantCulture)
            ),
            IsWrongLine = true,
            Status = FaceRunEntryStatus.Repeated,
            Kind = FaceEnrollmentErrorKind.Duplicate,
            Reason = "The source has this person and picture twice, for the same library.",
        };

    /// <summary>What an item is after a try that its call's outcome does not tell all about.</summary>
    /// <param name="item">The item before.</param>
    /// <param name="step">What follows from the try.</param>
    /// <param name="isVendorAway">Whether nothing at the vendor worked: then no item is to blame.</param>
    /// <param name="maxAttempts">How often it is tried.</param>
    /// <param name="now">The time.</param>
    public static ItemRow Tried(ItemRow item, NextStep step, bool isVendorAway, int maxAttempts, DateTimeOffset now)
    {
        // What was sent, the ledger has counted as it noted that.
        var isAway = isVendorAway && step.IsVendorAway;
        var isRefused = step is { Kind: NextStepKind.Done, Status: FaceRunEntryStatus.Refused };
        var isCounted = (step.IsCounted || isRefused) && !isAway;
        var change =
            isCounted && !step.IsSent ? 1
            : step is { Kind: NextStepKind.Again, IsSent: true } && (isAway || !step.IsCounted) ? -1
            : 0;
        var tried = item with
        {
            Attempts = Math.Max(0, item.Attempts + change),
            Kind = step.Error,
            Code = step.Code,
            Reason = step.Reason,
            FaceId = step.FaceId,
        };
        if (step.Kind == NextStepKind.Again && !(isCounted && tried.Attempts >= maxAttempts))
        {
            return tried with
            {
                Status = FaceRunEntryStatus.Waiting,
                NotBefore = now + (step.Wait ?? Backoff(step.IsVendorAway ? tried.Attempts + 2 : tried.Attempts)),
            };
        }

        return tried with
        {
            Status = step.Kind == NextStepKind.Again ? FaceRunEntryStatus.Refused : step.Status,
            NotBefore = null,
            FinishedAt = now,
        };
    }

    /// <summary>
    /// 1, 2, 4 … 60 seconds, each up to half longer, so that many do not come back at once. A vendor that fails gets more time.
    /// </summary>
    private static TimeSpan Backoff(int attempts) =>
        TimeSpan.FromSeconds(
            Math.Min(60, Math.Pow(2, Math.Clamp(attempts - 1, 0, 6))) * (1 + (Random.Shared.NextDouble() / 2))
        );

    /// <summary>What an item is, now that its call has a result.</summary>
    /// <returns>The item; null when nothing changes.</returns>
    public static ItemRow? Settled(ItemRow item, CallRow call, Func<bool> isCanceled, DateTimeOffset now)
    {
        var picture = call.Pictures[0];
        if (call.IsOpen)
        {
            return null;
        }

        switch (call.Pictures.Count == 1 ? picture.Status : PictureStatus.Open)
        {
            // Also a late answer counts, even if somebody had given up on the item.
            case PictureStatus.Enrolled or PictureStatus.Twice when item.Status != FaceRunEntryStatus.Enrolled:
                return item with
                {
                    Status = FaceRunEntryStatus.Enrolled,
                    FaceId = picture.FaceId,
                    Kind = FaceEnrollmentErrorKind.None,
                    Code = null,
                    Reason = null,
                    NotBefore = null,
                    FinishedAt = now,
                };
            case PictureStatus.Undecidable when item.IsOpen:
                return item with
                {
                    Status = FaceRunEntryStatus.Undecidable,
                    Reason = call.Reason,
                    NotBefore = null,
                    FinishedAt = now,
                };
            case PictureStatus.NotEnrolled when item.IsOpen || item.Status == FaceRunEntryStatus.Undecidable:
                if (item.PersonId.Length == 0)
                {
                    return OfErased(Again(item), now);
                }

                if (!isCanceled())
                {
                    return item.IsOpen ? null : Again(item);
                }

                return item with
                {
                    Status = FaceRunEntryStatus.Canceled,
                    NotBefore = null,
                    FinishedAt = now,
                };
            default:
                return null;
        }
    }

    /// <summary>What an item is that a person has decided, and that no call of its own stands for.</summary>
    public static ItemRow Resolved(ItemRow item, bool isEnrolled, string decision, DateTimeOffset now) =>
        isEnrolled
            ? item with
            {
                Status = FaceRunEntryStatus.AlreadyEnrolled,
                Kind = FaceEnrollmentErrorKind.None,
                Code = null,
                Reason = decision,
                FinishedAt = now,
            }
            : Again(item);

    /// <summary>What an item is of a person who was erased.</summary>
    public static ItemRow OfErased(ItemRow item, DateTimeOffset now) =>
        !item.IsOpen
            ? item
            : item with
            {
                Status = FaceRunEntryStatus.Canceled,
                Reason = Erased,
                NotBefore = null,
                FinishedAt = now,
            };

    /// <summary>What is left of an item of a person who was erased: its key still knows the line.</summary>
    public static ItemRow Forgotten(ItemRow item) =>
        item with
        {
            PersonId = "",
            Picture = "",
            More = null,
            FaceId = null,
        };

    /// <summary>It gets another turn, with all its attempts.</summary>
    public static ItemRow Again(ItemRow item) =>
        item with
        {
            Status = FaceRunEntryStatus.Pending,
            Attempts = 0,
            NotBefore = null,
            Kind = FaceEnrollmentErrorKind.None,
            Code = null,
            Reason = null,
            FaceId = null,
            FinishedAt = null,
        };

    private static Guid Hash(params string[] texts) => new(TextHash.Of(texts));
}
