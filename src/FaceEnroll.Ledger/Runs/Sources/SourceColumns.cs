using FaceEnroll.Ledger.Runs.Requests;

namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>The columns that a list may have.</summary>
internal sealed class SourceColumns
{
    private readonly FaceRunColumns _columns;
    private readonly HashSet<string> _ignored;

    /// <exception cref="ArgumentException">A name is blank, two are the same, or what a list must have is ignored.</exception>
    public SourceColumns(FaceRunColumns? columns)
    {
        _columns = columns ?? new FaceRunColumns();
        string?[] names = [_columns.Person, _columns.Picture, _columns.Library, _columns.Name];
        if (names.Concat(_columns.Ignored ?? [null!]).Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A column's name must not be null or blank.", nameof(columns));
        }

        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length)
        {
            throw new ArgumentException("Two columns must not have the same name.", nameof(columns));
        }

        _ignored = new HashSet<string>(_columns.Ignored!, StringComparer.OrdinalIgnoreCase);
        if (_ignored.Contains(_columns.Person) || _ignored.Contains(_columns.Picture))
        {
            throw new ArgumentException("The columns of person and picture must not be ignored.", nameof(columns));
        }
    }

    public string Person => _columns.Person;

    public string Picture => _columns.Picture;

    /// <summary>What a column is for. One that is ignored is, whatever else its name means.</summary>
    public SourceColumn Find(FaceVendor vendor, string name) =>
        _ignored.Contains(name) ? new SourceColumn(SourceColumnUse.Ignored)
        : Equal(_columns.Person, name) ? new SourceColumn(SourceColumnUse.Person)
        : Equal(_columns.Picture, name) ? new SourceColumn(SourceColumnUse.Picture)
        : Equal(_columns.Library, name) ? new SourceColumn(SourceColumnUse.Library)
        : Equal(_columns.Name, name) ? new SourceColumn(SourceColumnUse.Name)
        : VendorParameters.Find(vendor, name) is { } parameter ? new SourceColumn(SourceColumnUse.Parameter, parameter)
        : default;

    /// <summary>The names that a list may have at a vendor, those that are not ignored.</summary>
    public IEnumerable<string> Known(FaceVendor vendor) =>
        new[] { _columns.Person, _columns.Picture, _columns.Library, _columns.Name }
            .Concat(VendorParameters.Of(vendor).Select(parameter => parameter.Name))
            .Where(name => !_ignored.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>All names, for comparing with those of another time.</summary>
    /// <returns>The names.</returns>
    public override string ToString() =>
        string.Join(
            '\n',
            [Person, Picture, _columns.Library, _columns.Name, .. _ignored.Order(StringComparer.Ordinal)]
        );

    private static bool Equal(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
