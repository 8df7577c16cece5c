using System.Buffers;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Benchmarks.Sink;

/// <summary>The same replies from a real server, which reads each body to its end.</summary>
internal static class KestrelSink
{
    public static async Task<Uri> StartAsync(bool tls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    if (tls)
                    {
                        listen.UseHttps(LoopbackCertificate.Create());
                    }
                }
            );
        });
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        return new Uri(app.Urls.First());
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        bool isWhole;
        do
        {
            var part = await body.ReadAsync();
            isWhole = part.IsCompleted;
            // The last part too: a request with an unfinished read costs its connection.
            body.AdvanceTo(part.Buffer.End);
        } while (!isWhole);

        var text = new StringBuilder(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} HTTP/1.1"
        );
        foreach (var header in context.Request.Headers)
        {
            text.Append("\r\n").Append(header.Key).Append(": ").Append(header.Value.ToString());
        }

        var reply = CannedReplies.For(RequestHead.Parse(Encoding.Latin1.GetBytes(text.ToString())));
        var head = reply.AsSpan().IndexOf("\r\n\r\n"u8);
        context.Response.StatusCode = reply.AsSpan().StartsWith("HTTP/1.1 201"u8) ? 201 : 200;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = reply.Length - head - 4;
        context.Response.BodyWriter.Write(reply.AsSpan(head + 4));
    }
}
