using System.Reflection;
using System.Runtime.Versioning;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>Texts that cannot be sent as they are meant.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    // An attribute cannot hold half a surrogate pair.
    private static readonly TestCaseData[] s_badKeys =
    [
        Named("byte order mark, key id", "\ufeffkey", "secret"),
        Named("zero-width blank, key id", "key\u200b", "secret"),
        Named("byte order mark, secret", "key", "\ufeffsecret"),
        Named("zero-width blank, secret", "key", "sec\u200bret"),
        Named("word joiner, secret", "key", "secret\u2060"),
        Named("line separator, secret", "key", "sec\u2028ret"),
        Named("half a pair, secret", "key", "sec\ud800ret"),
        Named("line break, secret", "key", "secret\n"),
        Named("hangul filler, key id", "key\u3164", "secret"),
        Named("hangul filler, secret", "key", "sec\u3164ret"),
        Named("variation selector, secret", "key", "secret\ufe0f"),
        Named("tag, secret", "key", "sec\U000e0001ret"),
        Named("no-break blank, secret", "key", "sec\u00a0ret"),
        Named("ideographic blank, secret", "key", "sec\u3000ret"),
    ];

    private static readonly TestCaseData[] s_badIds =
    [
        Named("high half", "a\ud800"),
        Named("low half", "\udc00a"),
        Named("two high halves", "a\ud83d\ud83d"),
        Named("blank", " "),
        Named("blank first", " a"),
        Named("blank last", "a "),
        Named("ideographic blank last", "a\u3000"),
        Named("byte order mark", "\ufeffa"),
        Named("zero-width blank", "a\u200bb"),
        Named("tag", "a\U000e0001b"),
    ];

    private static readonly TestCaseData[] s_badUrls =
    [
        Named("blank", "https://pictures.example/a b.jpg"),
        Named("line break", "https://pictures.example/a.jpg?x=\r\ny"),
        Named("control character", "https://pictures.example/\u0001.jpg"),
        Named("no-break blank", "https://pictures.example/a\u00a0b.jpg"),
        Named("line break last", "https://pictures.example/a.jpg\n"),
        Named("half a pair", "https://pictures.example/\ud800.jpg"),
        Named("zero-width blank in the host", "https://pictu\u200bres.example/a.jpg"),
        Named("zero-width blank in the path", "https://pictures.example/a\u200b.jpg"),
    ];

    private static TestCaseData Named(string name, params object[] values) =>
        new TestCaseData(values).SetArgDisplayNames(name);

    [TestCaseSource(nameof(s_badKeys))]
    public void Keys_WithWhatNobodySees_AreRefused(string id, string secret)
    {
        var wire = WireOf((200, Success));
        Assert.That(
            () => Client(Options(id, secret, null), wire.Client),
            Throws
                .ArgumentException.With.Message.Contains(" must not hold ")
                .And.Message.Contains("characters, or blanks at its ends")
        );

        var options = Options("id", "secret", null);
        options.CredentialsProvider = _ => new(new FaceEnrollmentCredentials(id, secret));
        var e = Assert.CatchAsync<FaceEnrollmentAuthenticationException>(() =>
            Client(options, wire.Client).EnrollAsync(Request())
        )!;
        Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(wire.Requests, Is.Empty);
    }

    [TestCaseSource(nameof(s_badIds))]
    public void Ids_HalfACharacterOrBlankEnds_AreRefused(string id)
    {
        var wire = WireOf((200, Success));
        List<FaceEnrollmentRequest> requests = [Request(id, Picture, s_url, "n")];
        if (Client(wire).Limits.LibraryUse == FaceLibraryUse.Required)
        {
            var library = Request();
            library.LibraryId = id;
            requests.Add(library);
            var options = Options("id", "secret", null);
            typeof(TOptions).GetProperty("LibraryId")!.SetValue(options, id);
            Assert.That(
                () => Client(options, wire.Client),
                Throws.ArgumentException.With.Message.Contains("LibraryId must be")
            );
        }

        foreach (var request in requests)
        {
            var e = Assert.CatchAsync<FaceEnrollmentException>(() => Client(wire).EnrollAsync(request))!;
            Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
            Assert.That(e.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        }

        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public void Library_NotSet_IsCalledNotSet()
    {
        if (typeof(TOptions).GetProperty("LibraryId") is not { } library)
        {
            Assert.That(
                Client(WireOf((200, Success))).Limits.LibraryUse,
                Is.EqualTo(FaceLibraryUse.NotUsed),
                "no library, no option"
            );
            return;
        }

        var options = Options("id", "secret", null);
        library.SetValue(options, null);
        Assert.That(
            () => Client(options, WireOf((200, Success)).Client),
            Throws.ArgumentException.With.Message.Contains("LibraryId is not set")
        );
    }

    [TestCaseSource(nameof(s_badUrls))]
    public void PictureUrl_WithWhatAUrlEscapes_IsRefused(string url)
    {
        var wire = WireOf((200, Success));
        var request = WithPicture(FaceImage.FromUrl(new Uri(url)));
        var e = Assert.CatchAsync<FaceEnrollmentException>(() => Client(wire).EnrollAsync(request))!;
        Assert.That(e.Kind, Is.EqualTo(FaceEnrollmentErrorKind.InvalidRequest));
        Assert.That(e.Message, Does.Contain("Images must be URLs of well-formed text without blanks"));
        Assert.That(wire.Requests, Is.Empty);
    }

    [Test]
    public async Task Requests_WithABody_ExpectNo100Continue()
    {
        using var handler = new ExpectationRecorder(WireOf((200, Success)).Handler);
        using var http = new HttpClient(handler);
        await Client(Options("id", "secret", null), http).EnrollAsync(Request());
        // Only .NET Framework, which the .NET Standard library runs on, must be told; elsewhere nothing is asked for anyway.
        var target = typeof(FaceImage).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        bool? expected = target.StartsWith(".NETStandard", StringComparison.Ordinal) ? false : null;
        Assert.That(handler.WithBody, Is.Not.Empty.And.All.EqualTo(expected));
    }

    /// <summary>What requests with a body say of "Expect: 100-continue": null leaves it to .NET Framework, which sends it.</summary>
    private sealed class ExpectationRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        public List<bool?> WithBody { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.Content is not null)
            {
                WithBody.Add(request.Headers.ExpectContinue);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
