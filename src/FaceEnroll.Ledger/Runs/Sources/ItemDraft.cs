namespace FaceEnroll.Ledger.Runs.Sources;

/// <summary>An item while its line is read. One serves all lines of a file.</summary>
internal sealed class ItemDraft(FaceVendor vendor)
{
    private static readonly Dictionary<string, string> s_none = [];

    private string _person = "";
    private string _picture = "";
    private string? _library;
    private string? _name;
    private Dictionary<string, string>? _parameters;

    /// <summary>Begins the next line.</summary>
    public void Clear()
    {
        _person = _picture = "";
        _library = _name = null;
        _parameters = null;
    }

    /// <summary>Takes a value. An empty one is not given; blanks around a person or a picture are none of it.</summary>
    public void Set(SourceColumn column, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        switch (column.Use)
        {
            case SourceColumnUse.Person:
                _person = value.Trim();
                break;
            case SourceColumnUse.Picture:
                _picture = value.Trim();
                break;
            case SourceColumnUse.Library:
                _library = value;
                break;
            case SourceColumnUse.Name:
                _name = value;
                break;
            case SourceColumnUse.Parameter:
                (_parameters ??= [])[column.Parameter!.Name] = value;
                break;
            default:
                break;
        }
    }

    /// <summary>The item of the line, or what is wrong with it.</summary>
    public SourceLine Finish(long line)
    {
        if (_person.Length == 0 || _picture.Length == 0)
        {
            return new SourceLine(line, null, _person.Length == 0 ? ItemRules.NoPerson : ItemRules.NoPicture);
        }

        var item = new FaceRunItem(_person, _picture)
        {
            LibraryId = _library,
            Name = _name,
            Parameters = _parameters ?? s_none,
        };
        return ItemRules.Fault(vendor, item) is { } fault
            ? new SourceLine(line, null, fault)
            : new SourceLine(line, item);
    }
}
