using FaceEnroll.Sdk.AlibabaCredentials;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.Alibaba;

[TestOf(typeof(CredentialsUriSource))]
public class CredentialsUriTests
{
    private static ChainScene At(string address)
    {
        var scene = new ChainScene(o => o.UseInstanceMetadata = false);
        scene.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = address;
        return scene;
    }

    [TestCase("https://keys.example/path?x=1")]
    [TestCase("http://127.0.0.1:8080/keys")]
    [TestCase("http://localhost/keys")]
    public async Task Get_Address_IsAskedAsItIs(string address)
    {
        using var scene = At(address);
        scene.Answer = _ => ChainScene.Reply(scene.Keys("uri", TimeSpan.FromHours(1)));
        var found = await scene.GetAsync();
        Assert.That((found.KeyId, found.SessionToken), Is.EqualTo(("uri", "uri-token")));
        Assert.That(scene.Sent.Select(s => s.Method + " " + s.Uri.AbsoluteUri), Is.EqualTo(new[] { "GET " + address }));
    }

    [TestCase("http://keys.example/CANARY")]
    [TestCase("ftp://localhost/CANARY")]
    [TestCase("CANARY")]
    [TestCase("/CANARY")]
    public async Task Get_AddressThatAnyoneOnTheWayReads_IsNotAsked(string address)
    {
        using var scene = At(address);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain("must be an absolute https URI, or plain http for loopback")
        );
        Assert.That(scene.Sent, Is.Empty);
    }

    [TestCase(404)]
    [TestCase(301)]
    [TestCase(500)]
    public async Task Get_Refused_IsAFault(int status)
    {
        using var scene = At("https://keys.example/CANARY");
        scene.Answer = _ => ChainScene.Reply(Canary.Token, status);
        Assert.That(
            await scene.FaultAsync(),
            Does.Contain($"the server of ALIBABA_CLOUD_CREDENTIALS_URI answered HTTP {status}.")
        );
        Assert.That(scene.Sent, Has.Count.EqualTo(1));
    }
}
