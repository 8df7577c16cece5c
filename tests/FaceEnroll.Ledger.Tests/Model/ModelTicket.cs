using System.Globalization;

namespace FaceEnroll.Ledger.Tests.Model;

/// <summary>What an attempt leaves behind to be asked with.</summary>
internal sealed record ModelTicket(int Picture, IReadOnlyList<int> Known)
{
    public string Write() =>
        string.Join(' ', Known.Prepend(Picture).Select(i => i.ToString(CultureInfo.InvariantCulture)));

    public static ModelTicket Read(string text)
    {
        var numbers = text.Split(' ').Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToList();
        return new ModelTicket(numbers[0], numbers[1..]);
    }
}
