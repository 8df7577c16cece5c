using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>The wire of one call. It never waits: what takes time lets the clock run.</summary>
internal sealed class ModelWire(ModelVendor vendor, ModelCall call, ManualTimeProvider time, string person)
    : HttpMessageHandler
{
    /// <summary>Longer than an attempt may take.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(61);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var content = request.Content!;
        if (!vendor.Dialect.IsAdd(request))
        {
            using var asked = new MemoryStream();
            await content.CopyToAsync(asked, null, cancellationToken);
            var read = vendor.Read(request, asked.ToArray(), person);
            read.RequestMessage = request;
            return read;
        }

        var plan = call.NextSend();
        var length = content.Headers.ContentLength!.Value;
        var words = "";
        switch (plan.Answering)
        {
            case Answering.Refused:
                vendor.Sent(wasTaken: false);
                throw new HttpRequestException("refused");
            case Answering.CutRequest:
                await content.CopyToAsync(new ModelStream(length / 2, _ => Break()), null, cancellationToken);
                throw new InvalidOperationException();
            case Answering.Lost:
                await content.CopyToAsync(new ModelStream(length, BreakOnceTaken), null, cancellationToken);
                throw new InvalidOperationException();
        }

        await content.CopyToAsync(new ModelStream(length, Take), null, cancellationToken);
        var response = vendor.Dated(
            plan.Answering switch
            {
                Answering.CutReply => ScriptedHandler.Response(words.Substring(0, words.Length / 2)),
                Answering.Fault => ScriptedHandler.Response("", 502),
                _ => ScriptedHandler.Response(words),
            }
        );
        response.RequestMessage = request;
        vendor.Sent(words != vendor.Dialect.Stale);
        if (plan.Answering == Answering.Silence)
        {
            time.Advance(s_silence);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return response;

        void Take(byte[] body) => words = vendor.Take(call, plan, vendor.Dialect.Stamp(request, body));

        void BreakOnceTaken(byte[] body)
        {
            Take(body);
            vendor.Sent(words != vendor.Dialect.Stale);
            throw new IOException("reset");
        }

        void Break()
        {
            vendor.Sent(wasTaken: false);
            throw new IOException("reset");
        }
    }
}
