using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace FaceEnroll.Sdk.Tests;

public class RuntimeTests
{
    [Test]
    public void Runtime_OfEachTarget_IsTheOneClaimed()
    {
        string target = typeof(RuntimeTests).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        Assert.That(
            RuntimeInformation.FrameworkDescription,
            Does.StartWith(
                target switch
                {
                    ".NETCoreApp,Version=v10.0" => ".NET 10.",
                    ".NETCoreApp,Version=v8.0" => ".NET 8.",
                    ".NETFramework,Version=v4.7.2" => "Mono ",
                    _ => target,
                }
            )
        );
    }

    [Test]
    public void Library_OfEachTarget_IsTheAssetClaimed()
    {
        string target = typeof(RuntimeTests).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        string asset = typeof(FaceImage).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        Assert.That(asset, Is.EqualTo(target == ".NETFramework,Version=v4.7.2" ? ".NETStandard,Version=v2.0" : target));
    }
}
