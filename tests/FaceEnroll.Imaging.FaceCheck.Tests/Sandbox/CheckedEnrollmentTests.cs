using FaceEnroll.Imaging.FaceCheck.Tests.Support;
using FaceEnroll.Sandbox;
using FaceEnroll.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Imaging.FaceCheck.Tests.Sandbox;

/// <summary>Enrolling pictures with and without findings, at a vendor's stand-in.</summary>
[FaceModelRequired]
public class CheckedEnrollmentTests
{
    private static readonly byte[] s_none = Composition
        .All()
        .First(c => c.Expected.Contains(FaceImageFindingKind.NoFace))
        .File;

    [Test]
    public async Task Enforced_IsRefused_AndNothingIsSent()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        await using var provider = Host(sandbox, new Lines(), o => o.Enforce = true);
        var client = provider.GetRequiredService<IFaceEnrollmentClient>();

        var failure = Assert.ThrowsAsync<FaceImageRejectedException>(() => client.EnrollAsync(Request(s_none)))!;

        Assert.That(failure.Certainty, Is.EqualTo(FaceEnrollmentCertainty.NotSent));
        Assert.That(failure.Message, Does.Contain("It should show a face: none was found."));
        Assert.That(sandbox.Requests, Is.Empty);
        await client.EnrollAsync(Request(Composition.Portrait.File));
    }

    [Test]
    public async Task WarnedOf_IsSent_AndTheLogHasTheNumberOnly()
    {
        await using var sandbox = await FaceEnrollSandbox.StartAsync();
        var lines = new Lines();
        await using var provider = Host(sandbox, lines, null);
        var client = provider.GetRequiredService<IFaceEnrollmentClient>();

        await client.EnrollAsync(Request(s_none));

        Assert.That(lines.All, Has.Some.Contains("warned of picture 0 (1 remarks); it is sent all the same"));
        Assert.That(lines.All, Has.None.Contains("show a face"));
    }

    private static FaceEnrollmentRequest Request(byte[] picture) =>
        new(FaceEnrollSandboxOptions.DefaultPersonId, FaceImage.FromBytes(picture));

    private static ServiceProvider Host(FaceEnrollSandbox sandbox, Lines lines, Action<FaceCheckOptions>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(lines));
        services
            .AddFaceEnrollment()
            .AddFinAuth(o =>
            {
                (o.ApiKey, o.ApiSecret) = ("sandbox-key", "sandbox-secret");
                o.Endpoint = sandbox.Url;
                o.LibraryId = FaceEnrollSandboxOptions.DefaultLibraryId;
            })
            .AddFaceCheck(configure);
        return services.BuildServiceProvider();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> All
        {
            get
            {
                lock (_lines)
                {
                    return [.. _lines];
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (_lines)
            {
                _lines.Add(formatter(state, exception));
            }
        }

        public void Dispose() { }
    }
}
