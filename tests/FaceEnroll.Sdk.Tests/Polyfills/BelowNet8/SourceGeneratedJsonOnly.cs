namespace FaceEnroll.Sdk.Tests;

/// <summary>What runtimeconfig.json says on .NET: there is no such file here.</summary>
[SetUpFixture]
public class SourceGeneratedJsonOnly
{
    [OneTimeSetUp]
    public void TurnReflectionOff() =>
        AppContext.SetSwitch("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault", false);
}
