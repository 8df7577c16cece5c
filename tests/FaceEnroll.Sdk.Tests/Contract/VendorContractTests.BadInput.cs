using FaceEnroll.Sdk.Tests.Redaction;
using FaceEnroll.Sdk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Contract;

/// <summary>What is refused before it is sent is named, not shown.</summary>
public abstract partial class VendorContractTests<TOptions>
{
    /// <summary>Too long, with control characters, with half a character, empty, and merely wrong.</summary>
    private static readonly string[] s_bad =
    [
        string.Concat(Enumerable.Repeat("CANARY", 2000)),
        "CANARY\r\nX: \u0001",
        "CANARY\ud800",
        " CANARY ",
        "CANARY <&\"é世>",
    ];

    private static readonly Uri[] s_badUris =
    [
        new("https://CANARYuser:CANARYpass@vendor.example/CANARY?sig=CANARY#CANARY"),
        new("http://vendor.example/CANARY"),
        new("ftp://CANARY/CANARY"),
        new("CANARY/relative?sig=CANARY", UriKind.Relative),
    ];

    [Test]
    public async Task Redaction_BadRequest_IsNamedNotShown()
    {
        var forbidden = new Forbidden();
        using var emissions = new Emissions();
        using var wire = new LeakingWire(
            forbidden,
            Answer,
            async (w, m, _) =>
            {
                await w.ReadAsync(m);
                return LeakingWire.Response(Success);
            }
        );
        await using var services = Container(emissions, Planted(forbidden), wire);
        var client = services.GetRequiredService<IFaceEnrollmentClient>();
        List<(string, string)> shown = [];
        var refused = 0;
        foreach (var request in BadRequests(forbidden))
        {
            var e = await FailureAsync(() => client.EnrollAsync(request));
            refused += e is FaceEnrollmentException { Certainty: FaceEnrollmentCertainty.NotSent } ? 1 : 0;
            shown.AddRange(Shown(e));
        }

        Assert.That(refused, Is.GreaterThan(s_bad.Length));
        forbidden.AssertAbsent(emissions.Texts.Concat(shown), "refused here");
    }

    [Test]
    public async Task Redaction_BadOptions_AreNamedNotShown()
    {
        var forbidden = new Forbidden();
        using var emissions = new Emissions();
        List<(string, string)> shown = [];
        var refused = 0;
        foreach (var options in BadOptions(forbidden))
        {
            using var wire = new LeakingWire(forbidden, Answer, (_, _, _) => throw new HttpRequestException("refused"));
            await using var services = Container(emissions, options, wire);
            var contained = await FailureAsync(() =>
                services.GetRequiredService<IFaceEnrollmentClient>().EnrollAsync(PlantedRequest(forbidden))
            );
            var direct = await FailureAsync(() => Task.FromResult(Client(options, new HttpClient(wire))));
            refused += contained is OptionsValidationException && direct is ArgumentException ? 1 : 0;
            shown.AddRange([
                .. Shown(contained),
                .. Shown(direct),
                .. Shown(await FailureAsync(() => Start(services))),
            ]);
        }

        Assert.That(refused, Is.GreaterThan(s_bad.Length));
        forbidden.AssertAbsent(emissions.Texts.Concat(shown), "refused here");
    }

    private static Task<bool> Start(IServiceProvider services)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        return Task.FromResult(true);
    }

    private IEnumerable<FaceEnrollmentRequest> BadRequests(Forbidden forbidden)
    {
        var good = PlantedRequest(forbidden);
        foreach (var bad in s_bad)
        {
            yield return Plant.In(Request(bad, MarkedPicture, s_url, Canary.Name), forbidden);
            foreach (var property in Plant.Settable(good.GetType()))
            {
                foreach (var text in Plant.Settable(property.PropertyType).Prepend(property).Where(IsText))
                {
                    var request = PlantedRequest(forbidden);
                    text.SetValue(text == property ? request : property.GetValue(request), bad);
                    yield return request;
                }
            }
        }

        FaceImage[] pictures =
        [
            .. s_badUris.Select(FaceImage.FromUrl),
            FaceImage.FromBytes(Forbidden.PictureMarker),
            FaceImage.FromFile("/people/CANARY/missing.jpg"),
            FaceImage.FromFile("CANARY\0.jpg"),
            FaceImage.FromFile(
                Directory
                    .CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "CANARY-folder"))
                    .FullName
            ),
        ];
        foreach (var picture in pictures)
        {
            yield return WithPicture(picture);
        }
    }

    /// <summary>The vendor's own type, with another picture.</summary>
    private FaceEnrollmentRequest WithPicture(FaceImage picture) =>
        (FaceEnrollmentRequest)
            Activator.CreateInstance(
                Request(Canary.PersonId, MarkedPicture, s_url, Canary.Name).GetType(),
                Canary.PersonId,
                new[] { picture }
            )!;

    private IEnumerable<TOptions> BadOptions(Forbidden forbidden)
    {
        foreach (var property in Plant.Settable(typeof(TOptions)))
        {
            object[] values =
                property.PropertyType == typeof(string) ? s_bad
                : property.PropertyType == typeof(Uri) ? s_badUris
                : [];
            foreach (var value in values)
            {
                var options = Planted(forbidden);
                property.SetValue(options, value);
                yield return options;
            }
        }
    }

    private static bool IsText(System.Reflection.PropertyInfo property) => property.PropertyType == typeof(string);

    private static async Task<Exception?> FailureAsync<T>(Func<Task<T>> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
