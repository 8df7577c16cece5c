using System.Collections;

namespace FaceEnroll.Sdk;

/// <summary>A vendor's codes and what each means, written as a verdict and the codes it is for. Each code appears once.</summary>
internal sealed class VerdictTable : IEnumerable
{
    private readonly Dictionary<string, Verdict> _rows = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Codes => _rows.Keys;

    public void Add(Verdict verdict, params string[] codes)
    {
        foreach (var code in codes)
        {
            _rows.Add(code, verdict);
        }
    }

    public Verdict? Find(string code) => _rows.TryGetValue(code, out var verdict) ? verdict : null;

    /// <summary>The row of a code's group: the part before the first dot, or all of it.</summary>
    public Verdict? FindGroup(string code)
    {
        var dot = code.IndexOf('.');
        return Find(dot < 0 ? code : code.Substring(0, dot));
    }

    IEnumerator IEnumerable.GetEnumerator() => _rows.GetEnumerator();
}
