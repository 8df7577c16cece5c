using System.Text.Json;
using FaceEnroll.Ledger.Runs.Rows;
using FaceEnroll.Ledger.Sql;

namespace FaceEnroll.Ledger.Runs.Planning;

/// <summary>How a run's items are enrolled. It is kept with the run, so that whoever goes on with it does the same.</summary>
internal sealed record RunSettings
{
    public const int UsualConcurrency = 16;
    public const int UsualAttempts = 5;

    public int Concurrency { get; init; } = UsualConcurrency;

    public int MaxAttempts { get; init; } = UsualAttempts;

    public bool CreatePersons { get; init; }

    public bool AllowErased { get; init; }

    /// <summary>Whether people are made first.</summary>
    public bool CreatesPeople(IFaceEnrollmentClient client) => CreatePersons && client.Limits.PersonMustExist;

    /// <summary>Whoever was erased before a run was begun is enrolled all the same: that run's id, or null for nobody.</summary>
    /// <param name="run">The run; the next one, where it was not begun yet.</param>
    public long? TakesErasedBefore(RunRow run) =>
        !AllowErased ? null
        : run.Id > 0 ? run.Id
        : long.MaxValue;

    public string? LibraryId { get; init; }

    /// <summary>The folder of the pictures, as a full path; null where items name them otherwise.</summary>
    public string? Pictures { get; init; }

    /// <summary>Whether all hosts of a fleet send its items.</summary>
    public bool IsShared { get; init; }

    /// <summary>Whether a source was given.</summary>
    public bool HasSource { get; init; }

    public static RunSettings FromJson(string json) =>
        JsonSerializer.Deserialize(json, LedgerJson.Default.RunSettings) ?? new RunSettings();

    public string ToJson() => JsonSerializer.Serialize(this, LedgerJson.Default.RunSettings);

    /// <summary>The same with what a host gives now.</summary>
    /// <exception cref="FaceRunException">A number is out of range.</exception>
    public RunSettings With(FaceRun run)
    {
        if (run.Concurrency is < 1 or > 1024)
        {
            throw new FaceRunException("A run's Concurrency is 1 to 1,024.");
        }

        if (run.MaxAttempts is < 1 or > 100)
        {
            throw new FaceRunException("A run's MaxAttempts is 1 to 100.");
        }

        if (HasSource && run.Source is { } other && other.Pictures != Pictures)
        {
            throw new FaceRunException(
                "The run of this name was begun with pictures of another folder: give this list a run with another name."
            );
        }

        if (HasSource && run.LibraryId is { } library && library != LibraryId)
        {
            throw new FaceRunException(
                "The run of this name was begun with another library: give this list a run with another name."
            );
        }

        return this with
        {
            HasSource = HasSource || run.Source is not null,
            Concurrency = run.GivenConcurrency ?? Concurrency,
            MaxAttempts = run.GivenAttempts ?? MaxAttempts,
            CreatePersons = run.GivenCreatePersons ?? CreatePersons,
            AllowErased = run.GivenAllowErased ?? AllowErased,
            LibraryId = run.LibraryId ?? LibraryId,
            Pictures = run.Source is { } source ? source.Pictures : Pictures,
        };
    }
}
