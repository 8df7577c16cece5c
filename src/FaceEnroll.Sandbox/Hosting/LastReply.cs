using FaceEnroll.Sandbox.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>The last reply that went out on a connection, for the fault that sends it again.</summary>
internal sealed class LastReply
{
    private static readonly object s_key = new();
    private SandboxReply? _reply;

    /// <summary>Every connection gets its own at its start, so that concurrent requests only read the items.</summary>
    public static ConnectionDelegate Attach(ConnectionDelegate next) =>
        connection =>
        {
            connection.Items[s_key] = new LastReply();
            return next(connection);
        };

    public static SandboxReply? On(HttpContext http) => Volatile.Read(ref Of(http)._reply);

    public static void Set(HttpContext http, SandboxReply reply) => Volatile.Write(ref Of(http)._reply, reply);

    private static LastReply Of(HttpContext http) =>
        (LastReply)http.Features.GetRequiredFeature<IConnectionItemsFeature>().Items[s_key]!;
}
