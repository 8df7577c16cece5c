using System.Globalization;
using System.Text.RegularExpressions;

namespace FaceEnroll.Sandbox.Tests.Explaining;

/// <summary>The classic mistakes, each with words that its hint must have.</summary>
internal static class MistakeCases
{
    private const string Compact = """{"PersonId":"a b","Tags":["é",1,{}]}""";
    private const string Indented = "{\n  \"PersonId\": \"a b\",\n  \"Tags\": [\n    \"é\",\n    1,\n    {}\n  ]\n}";
    private const string Spaced = """{"PersonId": "a b", "Tags": ["é", 1, {}]}""";
    private const string Escaped = """{"PersonId":"a b","Tags":["\u00E9",1,{}]}""";

    public static IEnumerable<(string Name, Mistake Mistake)> Tc3() =>
        [
            .. Common("content-type", "Content-Type"),
            ("XTcActionAsPrinted", In("lower case", "\nx-tc-action:", "\nX-TC-Action:")),
            ("ValueInItsOwnCase", In("header values were signed in their own case", ":createface", ":CreateFace")),
            ("PathSlashEncoded", In("slashes were encoded", "POST\n/\n", "POST\n%2F\n")),
            ("PathEncodedTwice", In("the path was encoded twice", "POST\n/\n", "POST\n%252F\n")),
            ("QuerySorted", In("the query was sorted", "b=2&a=1", "a=1&b=2") with { Query = "b=2&a=1" }),
            ("BlankAsPlus", In("signed as +", "a=x%20y", "a=x+y") with { Query = "a=x%20y" }),
            ("QueryEncodedTwice", In("the query was encoded twice", "a=x%20y", "a=x%2520y") with { Query = "a=x%20y" }),
            ("SecretWithoutTC3", new Mistake("TC3 is missing before the secret") { Prefix = string.Empty }),
            ("BodyHashUpperCase", new Mistake("body was signed in upper-case hex") { Text = UpperLastLine }),
            (
                "AllHexUpperCase",
                new Mistake("upper-case hex")
                {
                    Text = UpperLastLine,
                    ToSign = UpperLastLine,
                    Signature = static s => s.ToUpperInvariant(),
                }
            ),
        ];

    public static IEnumerable<(string Name, Mistake Mistake)> Acs3() =>
        [
            .. Common("x-acs-version", "X-Acs-Version"),
            ("EveryNameCapital", new Mistake("lower case") { Text = Capitals }),
            ("ActionInLowerCase", In("the value of x-acs-action was signed in lower case", ":GetPerson", ":getperson")),
            ("PathSlashesEncoded", In("slashes were encoded", "/green/sface/person", "%2Fgreen%2Fsface%2Fperson")),
            (
                "PathEncodedTwice",
                In("path was encoded twice", "/green/sface/person", "%252Fgreen%252Fsface%252Fperson")
            ),
            ("QueryUnsorted", In("not sorted by name", "a=1&b=2", "b=2&a=1") with { Query = "a=1&b=2" }),
            ("BlankAsPlus", In("signed as +", "a=x%20y", "a=x+y") with { Query = "a=x%20y" }),
            ("QueryEncodedTwice", In("the query was encoded twice", "a=x%20y", "a=x%2520y") with { Query = "a=x%20y" }),
            (
                "HeadersUnsorted",
                new Mistake("not sorted by name") { Text = static t => Swap(t, "x-acs-action:", "x-acs-date:") }
            ),
            ("BodyHashUpperCase", new Mistake("upper-case hex") { BodyHash = static hash => hash.ToUpperInvariant() }),
        ];

    public static IEnumerable<(string Name, Mistake Mistake)> Roa() =>
        [
            .. Secrets(),
            .. Bodies(),
            ("OneNameCapital", In("X-Acs-Version was signed", "\nx-acs-version:", "\nX-Acs-Version:")),
            ("EveryNameCapital", new Mistake("lower case") { Text = Capitals }),
            ("NameUpperCase", In("X-ACS-VERSION was signed", "\nx-acs-version:", "\nX-ACS-VERSION:")),
            ("PathSlashesEncoded", In("slashes were encoded", "/green/sface/person", "%2Fgreen%2Fsface%2Fperson")),
            (
                "PathEncodedTwice",
                In("path was encoded twice", "/green/sface/person", "%252Fgreen%252Fsface%252Fperson")
            ),
            ("QueryUnsorted", In("not sorted by name", "a=1&b=2", "b=2&a=1") with { Query = "a=1&b=2" }),
            ("BlankAsPlus", In("signed as +", "a=x y", "a=x+y") with { Query = "a=x%20y" }),
            ("QueryEncoded", In("signed percent-encoded", "a=x y", "a=x%20y") with { Query = "a=x%20y" }),
            ("QueryEncodedTwice", In("the query was encoded twice", "a=x y", "a=x%2520y") with { Query = "a=x%20y" }),
            (
                "HeadersInTheOrderSent",
                new Mistake("not sorted by name")
                {
                    Text = static t => Swap(t, "x-acs-signature-method:", "x-acs-version:"),
                }
            ),
            (
                "HeadersInYetAnotherOrder",
                new Mistake("not sorted by name")
                {
                    Text = static t => Swap(t, "x-acs-signature-nonce:", "x-acs-version:"),
                }
            ),
        ];

    public static IEnumerable<(string Name, Mistake Mistake)> Rpc() =>
        [
            .. Secrets(),
            ("PathEncodedTwice", In("the path was encoded twice", "&%2F&", "&%252F&")),
            ("PathBare", In("the path was signed bare", "&%2F&", "&/&")),
            ("BlankAsPlus", In("a blank was encoded as +", "a%2520b", "a%2Bb")),
            ("FormEncoding", In("encoded as a form is", "a%2520b%252Ac~d", "a%2Bb%2Ac%257Ed")),
            (
                "QueryEncodedOnceMore",
                new Mistake("encoded three times, not twice") { Text = static t => t.Replace("%25", "%2525") }
            ),
            (
                "QueryEncodedOnce",
                new Mistake("encoded once, not twice") { Text = static t => t[..9] + Uri.UnescapeDataString(t[9..]) }
            ),
            (
                "ParametersUnsorted",
                new Mistake("not sorted by name")
                {
                    Text = static t =>
                        t[..9]
                        + Uri.EscapeDataString(string.Join('&', Uri.UnescapeDataString(t[9..]).Split('&').Reverse())),
                }
            ),
        ];

    public static IEnumerable<(string Name, Mistake Mistake)> Secrets() =>
        [
            ("BlankBeforeTheSecret", new Mistake("the secret begins with a blank") { Secret = static s => " " + s }),
            ("BlankBehindTheSecret", new Mistake("the secret ends in a blank") { Secret = static s => s + " " }),
            (
                "BlanksAroundTheSecret",
                new Mistake("the secret begins and ends with a blank") { Secret = static s => $" {s} " }
            ),
            (
                "LineBreakBehindTheSecret",
                new Mistake("the secret ends in a line break") { Secret = static s => s + "\r\n" }
            ),
            ("SecretInQuotes", new Mistake("the secret stands in quotation marks") { Secret = static s => $"\"{s}\"" }),
        ];

    private static IEnumerable<(string, Mistake)> Common(string name, string capital) =>
        [
            .. Secrets(),
            .. Bodies(),
            ("NameInAnotherCase", In($"{capital} was signed", $"\n{name}:", $"\n{capital}:")),
            (
                "NameInAnotherCaseEverywhere",
                new Mistake($"{capital} was signed")
                {
                    Text = text => text.Replace(name, capital, StringComparison.Ordinal),
                }
            ),
            ("SignatureUpperCase", new Mistake("upper-case hex") { Signature = static s => s.ToUpperInvariant() }),
            ("HashUpperCase", new Mistake("in the string to sign is in upper-case hex") { ToSign = UpperLastLine }),
            (
                "PortSentNotSigned",
                In("the host was signed without its port", "host:vendor.example:443\n", "host:vendor.example\n") with
                {
                    Host = "vendor.example:443",
                }
            ),
            (
                "PortSignedNotSent",
                In("signed with port 443", "host:vendor.example\n", "host:vendor.example:443\n") with
                {
                    Host = "vendor.example",
                }
            ),
        ];

    private static IEnumerable<(string, Mistake)> Bodies() =>
        [
            ("CompactSigned", Body("without white space", Compact, Indented)),
            ("IndentedSigned", Body("indented by 2", Indented, Compact)),
            ("SpacedSigned", Body("with a blank behind commas", Spaced, Compact)),
            ("EscapedSigned", Body("without white space, every character but plain ASCII escaped", Escaped, Indented)),
            ("LineBreakSigned", Body("with a line break at its end", Compact + "\n", Compact)),
        ];

    private static Mistake Body(string hint, string signed, string sent) =>
        new("another serialisation of the body was signed than was sent: " + hint) { SignedBody = signed, Body = sent };

    private static Mistake In(string hint, string right, string wrong) =>
        new(hint)
        {
            Text = text =>
            {
                Assert.That(text, Does.Contain(right));
                return text.Replace(right, wrong, StringComparison.Ordinal);
            },
        };

    private static string UpperLastLine(string text)
    {
        var line = text.LastIndexOf('\n') + 1;
        return text[..line] + text[line..].ToUpperInvariant();
    }

    private static string Capitals(string text) =>
        Regex.Replace(
            text,
            "x-acs(-[a-z0-9]+)+",
            name => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Value)
        );

    /// <summary>Two lines in each other's place.</summary>
    private static string Swap(string text, string one, string other)
    {
        var lines = text.Split('\n');
        var (i, j) = (At(one), At(other));
        (lines[i], lines[j]) = (lines[j], lines[i]);
        return string.Join('\n', lines);
        int At(string name) => Array.FindIndex(lines, line => line.StartsWith(name, StringComparison.Ordinal));
    }
}
