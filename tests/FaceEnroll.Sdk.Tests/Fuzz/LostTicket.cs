using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Fuzz;

/// <summary>The ticket of an enrollment whose reply was lost.</summary>
internal static class LostTicket
{
    public static FaceEnrollmentTicket Of(
        Func<HttpRequestMessage, string> sound,
        Func<HttpClient, IFaceEnrollmentClient> client,
        FaceImage picture
    )
    {
        using var handler = new StubHandler(
            async (request, cancellationToken) =>
            {
                if (request.RequestUri!.AbsolutePath.EndsWith("/generate-token", StringComparison.Ordinal))
                {
                    return Wire.Reply(sound(request));
                }

                if (request.Content is { } content)
                {
                    await content.CopyToAsync(Stream.Null, cancellationToken);
                }

                throw new IOException("lost");
            }
        );
        using var http = new HttpClient(handler);
        try
        {
            client(http).EnrollAsync(new FaceEnrollmentRequest("p1", picture)).GetAwaiter().GetResult();
        }
        catch (FaceEnrollmentOutcomeUnknownException e)
        {
            return e.Ticket!;
        }

        throw new AssertionException("It was not lost.");
    }
}
