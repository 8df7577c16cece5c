using System.Collections.Frozen;
using System.Reflection;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Control;

/// <summary>The page's files, held in the assembly.</summary>
internal static class StaticPage
{
    // Nothing from elsewhere, no framing, no script but the page's own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly FrozenDictionary<string, SandboxReply> s_files = new Dictionary<string, SandboxReply>
    {
        ["/"] = Load("index.html", "text/html; charset=utf-8"),
        ["/_page/style.css"] = Load("style.css", "text/css; charset=utf-8"),
        ["/_page/calls.css"] = Load("calls.css", "text/css; charset=utf-8"),
        ["/_page/faces.css"] = Load("faces.css", "text/css; charset=utf-8"),
        ["/_page/script.js"] = Load("script.js", "text/javascript; charset=utf-8"),
        ["/_page/elements.js"] = Load("elements.js", "text/javascript; charset=utf-8"),
        ["/_page/faces.js"] = Load("faces.js", "text/javascript; charset=utf-8"),
        ["/_page/deletions.js"] = Load("deletions.js", "text/javascript; charset=utf-8"),
        ["/_page/details.js"] = Load("details.js", "text/javascript; charset=utf-8"),
    }.ToFrozenDictionary();

    public static SandboxReply? Find(string path) => s_files.GetValueOrDefault(path);

    private static SandboxReply Load(string name, string contentType)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream("FaceEnroll.Sandbox.Page." + name)
            ?? throw new InvalidOperationException($"The page's file {name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new SandboxReply
        {
            Status = 200,
            ContentType = contentType,
            Body = bytes,
            Headers =
            [
                new("Content-Security-Policy", Policy),
                new("X-Content-Type-Options", "nosniff"),
                new("Referrer-Policy", "no-referrer"),
                new("Cache-Control", "no-cache"),
            ],
        };
    }
}
