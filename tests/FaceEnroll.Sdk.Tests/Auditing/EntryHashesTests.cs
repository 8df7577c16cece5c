using FaceEnroll.Sdk.Auditing;

namespace FaceEnroll.Sdk.Tests.Auditing;

[TestOf(typeof(EntryHashes))]
public class EntryHashesTests
{
    /// <summary>Each is another entry, though some look alike when person and face are put together.</summary>
    private static readonly (string Person, string? Face)[] s_entries =
    [
        ("a", "bc"),
        ("ab", "c"),
        ("abc", ""),
        ("abc", null),
        ("", "abc"),
        ("A", "bc"),
        ("a\u0001", null),
        ("a", "\u0001"),
        // The same bytes, if the person's length were not in front.
        ("a", "\u0102c"),
        ("a\u0201", "c"),
        ("\ud800", null),
        ("\ud801", null),
        ("\ufffd", null),
        (new string('x', 5000), "1"),
        (new string('x', 5000), "2"),
        (new string('x', 5000), null),
    ];

    [Test]
    public void Of_DifferentEntries_Differ()
    {
        var hashes = new EntryHashes();
        Assert.That(
            s_entries.Select(e => hashes.Of(e.Person, e.Face)).Distinct().Count(),
            Is.EqualTo(s_entries.Length)
        );
    }

    [Test]
    public void Of_TheSameEntry_IsTheSameInOneRunAndAnotherInTheNext()
    {
        var hashes = new EntryHashes();
        foreach (var (person, face) in s_entries)
        {
            var hash = hashes.Of(person, face);
            Assert.That(hashes.Of(person, face), Is.EqualTo(hash));
            Assert.That(new EntryHashes().Of(person, face), Is.Not.EqualTo(hash));
        }
    }
}
