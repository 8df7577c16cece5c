using FaceEnroll.Ledger.Runs.Planning;

namespace FaceEnroll.Ledger;

/// <summary>Many pictures to be enrolled, by name: whoever gives the same name again goes on with the same run.</summary>
/// <remarks>Not thread-safe while it is being changed; do not change it during a call.</remarks>
public sealed class FaceRun
{
    /// <summary>The longest name.</summary>
    internal const int LongestName = 100;

    /// <summary>Creates a run.</summary>
    /// <param name="name">1 to 100 of the characters A-Z, a-z, 0-9, <c>-</c>, <c>_</c> and <c>.</c>; unique in the ledger.</param>
    /// <param name="registration">The registration that enrolls; null (default) for the one that the interface resolves to.</param>
    /// <exception cref="ArgumentException">The name has another form.</exception>
    public FaceRun(string name, string? registration = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw new ArgumentException(
                "A run's name has 1 to 100 ASCII letters, digits, hyphens, underscores and dots.",
                nameof(name)
            );
        }

        Name = name;
        Registration = registration;
    }

    /// <summary>The run's name.</summary>
    public string Name { get; }

    /// <summary>The registration that enrolls; null for the one that the interface resolves to.</summary>
    public string? Registration { get; }

    /// <summary>
    /// What to enroll. It is read into the ledger once; a source that is given again adds only what is new. Null (default) to go on
    /// with what was read before.
    /// </summary>
    public FaceRunSource? Source { get; set; }

    /// <summary>How many calls run at once. The registration's rate limiter paces them.</summary>
    /// <value>What the run was begun with, 16 by default; 1 to 1,024.</value>
    public int Concurrency
    {
        get => GivenConcurrency ?? RunSettings.UsualConcurrency;
        set => GivenConcurrency = value;
    }

    /// <summary>
    /// How often an item is tried. Each send counts; not so waiting for a lost reply, being told to come later, and certain failures while
    /// the vendor as a whole is away.
    /// </summary>
    /// <value>What the run was begun with, 5 by default; 1 to 100.</value>
    public int MaxAttempts
    {
        get => GivenAttempts ?? RunSettings.UsualAttempts;
        set => GivenAttempts = value;
    }

    /// <summary>
    /// Whether people are made first at vendors where they must exist (Tencent Cloud, Guardrails). An item then needs a library,
    /// which is the person's group, and a name at Tencent Cloud.
    /// </summary>
    /// <value>What the run was begun with, false by default.</value>
    public bool CreatePersons
    {
        get => GivenCreatePersons == true;
        set => GivenCreatePersons = value;
    }

    /// <summary>
    /// Whether people are enrolled who were erased before the run was begun. Otherwise their items are canceled, as are those of
    /// people who are erased afterwards.
    /// </summary>
    /// <value>What the run was begun with, false by default.</value>
    public bool AllowErased
    {
        get => GivenAllowErased == true;
        set => GivenAllowErased = value;
    }

    /// <summary>
    /// The library of items that name none; null (default) for what the run was begun with, which is the registration's then if none
    /// was given.
    /// </summary>
    public string? LibraryId { get; set; }

    /// <summary>
    /// Opens an item's picture; called whenever it is tried, also in another process. Null (default): it is a URL if it begins with
    /// <c>http://</c> or <c>https://</c>, else a file, relative to the source's folder of pictures. In a fleet (<c>AddFleet()</c>) it must be
    /// null: all hosts open pictures, by the option of the same name.
    /// </summary>
    public Func<FaceRunItem, FaceImage>? OpenPicture { get; set; }

    /// <summary>Null where the host left it: then what the run was begun with holds. So do those below.</summary>
    internal int? GivenConcurrency { get; private set; }

    internal int? GivenAttempts { get; private set; }

    internal bool? GivenCreatePersons { get; private set; }

    internal bool? GivenAllowErased { get; private set; }
}
