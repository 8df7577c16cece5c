namespace FaceEnroll.Ledger.Rules;

/// <summary>What the ledger holds about a request and its person.</summary>
internal sealed class PersonRecord
{
    /// <summary>The very same request; null when it is new.</summary>
    public CallRow? Same { get; init; }

    /// <summary>The person's open call, whichever request it is; at most one.</summary>
    public CallRow? Open { get; init; }

    /// <summary>For each picture what says most about it: enrolled, else undecidable; null when neither.</summary>
    public required IReadOnlyList<PictureRow?> Pictures { get; init; }

    /// <summary>What was sent for the run's item, whatever its picture was then; null when nothing was.</summary>
    public CallRow? OfItem { get; init; }

    /// <summary>How many attempts were ever noted for the person.</summary>
    public int Intents { get; init; }

    /// <summary>The same, for somebody who now reads the person's faces: see <see cref="NewIntent.SeenIntents"/>.</summary>
    public int SeenIntents => Open is null ? Intents : -1;
}
