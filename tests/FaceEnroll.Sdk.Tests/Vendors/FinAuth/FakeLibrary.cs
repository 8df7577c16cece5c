using System.Globalization;
using FaceEnroll.Sdk.Tests.Bodies;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.FinAuth;

/// <summary>A library that lists and searches as the vendor's pages say, on a clock of its own.</summary>
internal sealed class FakeLibrary : IDisposable
{
    private int _added;

    public FakeLibrary(Func<DateTimeOffset> clock)
    {
        Clock = clock;
        Stub = new VendorStub(Answer);
    }

    public VendorStub Stub { get; }

    /// <summary>The vendor's clock.</summary>
    public Func<DateTimeOffset> Clock { get; set; }

    public List<(string Token, string Person, long? AddedAt)> Faces { get; } = [];

    /// <summary>What becomes of an add: stored or not, its reply is lost.</summary>
    public bool StoresLostAdds { get; set; }

    /// <summary>Whether adds are answered.</summary>
    public bool AnswersAdds { get; set; }

    /// <summary>The first number of a page that is refused; none by default.</summary>
    public int RefusesStartAbove { get; set; } = int.MaxValue;

    /// <summary>No page is longer than that, whatever is asked for; where more follows, it says where.</summary>
    public int MostPerPage { get; set; } = int.MaxValue;

    /// <summary>Whether a short page says where more follows.</summary>
    public bool NamesNext { get; set; } = true;

    /// <summary>Another reply than the right one; null for that.</summary>
    public Func<string, HttpResponseMessage?>? Instead { get; set; }

    /// <summary>The operations that were called, by the last part of their path.</summary>
    public IEnumerable<string> Operations => Stub.Sent.Select(s => s.Uri.Segments[^1]);

    public void Add(string token, string person, DateTimeOffset? addedAt) =>
        Faces.Add((token, person, addedAt?.ToUnixTimeMilliseconds()));

    public void Dispose() => Stub.Dispose();

    public static Dictionary<string, string> Parts(SentRequest sent) =>
        MultipartReader.Read(sent.Headers["Content-Type"], sent.Body).ToDictionary(p => p.Name, p => p.Text);

    private HttpResponseMessage Answer(SentRequest sent)
    {
        var operation = sent.Uri.Segments[^1];
        var reply = Instead?.Invoke(operation) ?? Right(operation, Parts(sent));
        reply.Headers.Date = Clock();
        return reply;
    }

    private HttpResponseMessage Right(string operation, Dictionary<string, string> parts)
    {
        switch (operation)
        {
            case "add":
                var token = "added" + ++_added;
                if (AnswersAdds || StoresLostAdds)
                {
                    Add(token, parts["user_id"], Clock());
                }

                return AnswersAdds
                    ? Ok($$"""{"request_id":"r","face_token":"{{token}}","group_id":"staff"}""")
                    : VendorStub.Reply(500, "");
            case "get_size":
                return Ok($$"""{"group_id":"staff","face_count":{{Faces.Count}}}""");
            case "list":
                var start = int.Parse(parts["start"], CultureInfo.InvariantCulture);
                var limit = Math.Min(MostPerPage, int.Parse(parts["limit"], CultureInfo.InvariantCulture));
                var next = NamesNext && MostPerPage < int.MaxValue && start + limit <= Faces.Count ? start + limit : 0;
                return start > RefusesStartAbove
                    ? VendorStub.Reply(400, """{"request_id":"r","error":"BAD_ARGUMENTS"}""")
                    : Ok(
                        $$"""{"face_tokens":[{{Json(Faces.Skip(start - 1).Take(limit))}}]{{(next > 0 ? $",\"next\":{next}" : "")}}}"""
                    );
            case "search":
                return Ok(
                    $$"""{"results":[{{string.Join(",", Faces.Skip(Math.Max(0, Faces.Count - 20)).Select(f => $$"""{"face_token":"{{f.Token}}","confidence":99.5}"""))}}]}"""
                );
            default:
                return Ok($$"""{"info":{{Json(Faces.Where(f => f.Token == parts["face_token"]))}}}""");
        }
    }

    private static HttpResponseMessage Ok(string body) => VendorStub.Reply(200, body);

    private static string Json(IEnumerable<(string Token, string Person, long? AddedAt)> faces) =>
        string.Join(
            ",",
            faces.Select(f =>
                $$"""{"face_token":"{{f.Token}}","user_id":"{{f.Person}}","add_time":{{f.AddedAt?.ToString(CultureInfo.InvariantCulture) ?? "null"}} }"""
            )
        );
}
