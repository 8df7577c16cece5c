using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>What can be read under <c>/_sandbox/</c>.</summary>
internal sealed class ControlQueries(SandboxContext sandbox)
{
    private const string Pictures = "pictures/";
    private const string Requests = "requests/";

    public SandboxReply? Answer(string path, string query) =>
        path switch
        {
            "health" => JsonOf(0, static (writer, _) => writer.WriteString("status", "ready")),
            // A call that stores late is recorded late, so the log is not in the order of the numbers.
            "requests" => Page(
                "requests",
                PageQuery
                    .Parse(query)
                    .Of(
                        sandbox.Log.Snapshot().OrderBy(static r => r.Number),
                        static r => r.Number,
                        static r => r.Vendor
                    ),
                ControlJson.WriteSummary
            ),
            "deletions" => Page(
                "deletions",
                PageQuery.Parse(query).Of(sandbox.Store.Deletions, static d => d.Number, static d => d.Face.Vendor),
                ControlJson.WriteDeletion
            ),
            "faces" => List("faces", sandbox.Store.Faces, ControlJson.WriteFace),
            "faults" => List("faults", sandbox.Faults.Describe(), ControlJson.WriteFault),
            "verdicts" => List("verdicts", sandbox.Verdicts.Describe(), ControlJson.WriteVerdict),
            "duplicates" => List(
                "requests",
                sandbox.Log.Snapshot().Where(r => r.DuplicateOf is not null),
                ControlJson.WriteSummary
            ),
            "state" => JsonOf(sandbox, ControlJson.WriteState),
            _ when path.StartsWith(Pictures, StringComparison.Ordinal) => sandbox.Vault.TryGet(
                path[Pictures.Length..],
                out var picture
            )
                ? Picture(picture)
                : null,
            _ when path.StartsWith(Requests, StringComparison.Ordinal) => sandbox
                .Log.Snapshot()
                .FirstOrDefault(r => r.Number.ToString(CultureInfo.InvariantCulture) == path[Requests.Length..])
                is { } request
                ? JsonOf(request, ControlJson.WriteDetails)
                : null,
            _ => null,
        };

    public static SandboxReply Picture(ReadOnlyMemory<byte> bytes) =>
        new()
        {
            Status = 200,
            Body = bytes,
            ContentType = PublishedPictures.ContentType(PictureHeader.Read(bytes.Span).Format),
            Headers = [new("X-Content-Type-Options", "nosniff")],
        };

    public static SandboxReply JsonOf<T>(T state, Action<System.Text.Json.Utf8JsonWriter, T> write, int status = 200) =>
        new()
        {
            Status = status,
            ContentType = "application/json",
            Body = Json.Write(state, write),
            Headers = [new("Cache-Control", "no-store")],
        };

    private static SandboxReply Page<T>(
        string name,
        (IReadOnlyList<T> Items, bool IsMore) page,
        Action<System.Text.Json.Utf8JsonWriter, T> write
    ) =>
        JsonOf(
            (name, page, write),
            static (writer, s) =>
            {
                ControlJson.WriteList(writer, s.name, s.page.Items, s.write);
                writer.WriteBoolean("more", s.page.IsMore);
            }
        );

    private static SandboxReply List<T>(
        string name,
        IEnumerable<T> items,
        Action<System.Text.Json.Utf8JsonWriter, T> write
    ) => JsonOf((name, items, write), static (writer, s) => ControlJson.WriteList(writer, s.name, s.items, s.write));
}
