using System.Text;

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>Replies that no vendor documents.</summary>
internal static class BadReplies
{
    private const int OverCap = (1024 * 1024) + 1;

    /// <summary>On HTTP 200: nobody knows whether the face went in.</summary>
    public static IEnumerable<TestCaseData> OnSuccessStatus()
    {
        yield return Case("empty", "");
        yield return Case("blank", " \r\n");
        yield return Case("{}", "{}");
        yield return Case("null", "null");
        yield return Case("[]", "[]");
        yield return Case("\"text\"", "\"text\"");
        yield return Case("0", "0");
        yield return Case("true", "true");
        yield return Case("HTML", "<html><body>OK</body></html>");
        yield return Case("two values", "{}{}");
        yield return Case("deep", string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "0" + new string('}', 100));
        yield return Case("NUL", "\0");
        yield return Case("over the cap", new string(' ', OverCap));
        yield return Case("over the cap, open", "{\"x\":\"" + new string('x', OverCap));
    }

    /// <summary>A cut at every byte of a reply: ended in good order, and broken off.</summary>
    public static IEnumerable<(string Name, HttpContent Content)> Cut(string reply)
    {
        var bytes = Encoding.UTF8.GetBytes(reply);
        for (var i = 0; i < bytes.Length; i++)
        {
            yield return ($"ended after {i}", new ByteArrayContent(bytes, 0, i));
            yield return ($"broken after {i}", new BrokenContent(bytes.AsSpan(0, i).ToArray()));
        }
    }

    private static TestCaseData Case(string name, string body) => new TestCaseData(body).SetArgDisplayNames(name);
}
