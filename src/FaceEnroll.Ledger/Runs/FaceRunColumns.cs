namespace FaceEnroll.Ledger;

/// <summary>
/// The columns of a list: its further columns are the vendor's own parameters (<see cref="FaceRunItem.Parameters"/>), and one that is
/// none is refused, unless it is to be ignored. Names are compared without regard to case.
/// </summary>
/// <remarks>Immutable.</remarks>
public sealed class FaceRunColumns
{
    /// <summary>The person's id.</summary>
    /// <value><c>person</c> by default. The list must have it.</value>
    public string Person { get; init; } = "person";

    /// <summary>The picture: a file, relative to the folder of pictures, or a URL.</summary>
    /// <value><c>picture</c> by default. The list must have it.</value>
    public string Picture { get; init; } = "picture";

    /// <summary>The library.</summary>
    /// <value><c>library</c> by default. The list need not have it.</value>
    public string Library { get; init; } = "library";

    /// <summary>The person's name.</summary>
    /// <value><c>name</c> by default. The list need not have it.</value>
    public string Name { get; init; } = "name";

    /// <summary>Columns that mean nothing here.</summary>
    /// <value>Empty by default.</value>
    public IReadOnlyCollection<string> Ignored { get; init; } = [];
}
