using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Sdk.Tests.Docs;

/// <summary>The documentation's configuration registers what it says.</summary>
public class ConfigurationBlockTests
{
    private static IEnumerable<TestCaseData> Blocks() =>
        from page in MarkdownPage.All()
        from block in page.Blocks("json")
        where block.Text.Contains("\"FaceEnrollment\"", StringComparison.Ordinal)
        select new TestCaseData(block.Text).SetArgDisplayNames($"{page.Name}:{block.Line}");

    [TestCaseSource(nameof(Blocks))]
    public void ConfigurationBlock_Any_RegistersAClientAndPassesTheStart(string json)
    {
        using var document = JsonDocument.Parse(json);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Flat("", document.RootElement)).Build();
        var section = configuration.GetSection("FaceEnrollment");
        var services = new ServiceCollection();
        // The documentation leaves some keys to the environment.
        services
            .AddFaceEnrollment(section)
            .Configure(o => o.CredentialsProvider ??= _ => new(new FaceEnrollmentCredentials("id", "secret")));
        using var provider = services.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<IStartupValidator>().Validate(), Throws.Nothing);

        var client = provider.GetRequiredService<IFaceEnrollmentClient>();
        var name = section["Default"] ?? section.GetChildren().Single().Key;
        Assert.That(client.Vendor.ToString(), Is.EqualTo(section[name + ":Vendor"] ?? name));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Flat(string path, JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().SelectMany(m => Flat(path.Length == 0 ? m.Name : $"{path}:{m.Name}", m.Value))
            : [new(path, element.ToString())];
}
