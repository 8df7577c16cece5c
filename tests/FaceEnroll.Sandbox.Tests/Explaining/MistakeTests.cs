using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Explaining;

/// <summary>Each classic mistake of signing is sent over HTTP, refused, and named in the record of the call.</summary>
public sealed class MistakeTests : SandboxFixture
{
    private const string Right = "right";

    private MistakenClient Signer => new(Sandbox.Url, Clock.GetUtcNow());

    [TestCaseSource(nameof(Cases))]
    public async Task Mistake_SentOverHttp_IsNamed(string scheme, string name)
    {
        var mistake = Mistakes(scheme).Single(one => one.Name == name).Mistake;
        using var request = Request(Signer, scheme, mistake);

        await Client.SendAsync(request);

        var check = Sandbox.Requests.Single().Signature!;
        Assert.That((check.Accepted, check.Fault), Is.EqualTo((false, "Mismatch")), check.Detail);
        Assert.That(check.Mistake, Does.Contain(mistake.Hint));
    }

    [TestCaseSource(nameof(s_schemes))]
    public async Task NoMistake_SentOverHttp_IsAcceptedWithoutAHint(string scheme)
    {
        using var request = Request(Signer, scheme, new Mistake(Right));

        await Client.SendAsync(request);

        var check = Sandbox.Requests.Single().Signature!;
        Assert.That((check.Accepted, check.Fault, check.Mistake), Is.EqualTo((true, "None", (string?)null)));
    }

    [TestCaseSource(nameof(s_schemes))]
    public async Task AnySecret_ThatIsWrong_GetsNoHint(string scheme)
    {
        var signer = new MistakenClient(Sandbox.Url, Clock.GetUtcNow(), Guid.NewGuid().ToString("N"));
        using var request = Request(signer, scheme, new Mistake(Right));

        await Client.SendAsync(request);

        var check = Sandbox.Requests.Single().Signature!;
        Assert.That((check.Accepted, check.Fault, check.Mistake), Is.EqualTo((false, "Mismatch", (string?)null)));
    }

    [Test]
    public async Task Tc3_SignedHeadersWithCapitals_AreNamed()
    {
        using var request = Signer.Tc3(new Mistake(Right));
        var header = request.Headers.GetValues("Authorization").Single();
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            header.Replace("content-type;host", "Content-Type;Host", StringComparison.Ordinal)
        );

        var reply = await Client.SendAsync(request);

        Assert.That(reply.At("Response.Error.Code"), Is.EqualTo("AuthFailure.InvalidAuthorization"));
        Assert.That(
            Sandbox.Requests.Single().Signature!.Detail,
            Does.Contain("Content-Type in SignedHeaders is not in lower case")
        );
    }

    [TestCase("""{"PersonId":"\ud800"}""")]
    [TestCase("""{"PersonId":1e999,"PersonId":2}""")]
    [TestCase("""[1]""")]
    [TestCase("""{"PersonId":"a""")]
    public async Task Body_ThatCannotBeWrittenAnew_IsRefusedAsAnyOther(string body)
    {
        using var request = Signer.Tc3(new Mistake(Right) { Body = body, Secret = static _ => "wrong" });

        var reply = await Client.SendAsync(request);

        Assert.That(reply.At("Response.Error.Code"), Is.EqualTo("AuthFailure.SignatureFailure"));
        Assert.That(Sandbox.Requests.Single().Signature!.Mistake, Is.Null);
    }

    [Test]
    public async Task FinAuth_DigestInHexadecimal_IsNamed()
    {
        using var request = Signer.FinAuth(
            new Mistake(Right),
            digest => System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(digest))
        );

        await Client.SendAsync(request);

        Assert.That(Sandbox.Requests.Single().Signature!.Detail, Does.Contain("the digest is in hexadecimal"));
    }

    private static readonly string[] s_schemes = ["TC3", "ACS3", "ROA", "RPC", "FinAuth", "AdvanceAI"];

    private static IEnumerable<TestCaseData> Cases() =>
        from scheme in s_schemes
        from one in Mistakes(scheme)
        select new TestCaseData(scheme, one.Name).SetName($"{scheme}_{one.Name}_IsNamed");

    private static IEnumerable<(string Name, Mistake Mistake)> Mistakes(string scheme) =>
        scheme switch
        {
            "TC3" => MistakeCases.Tc3(),
            "ACS3" => MistakeCases.Acs3(),
            "ROA" => MistakeCases.Roa(),
            "RPC" => MistakeCases.Rpc(),
            _ => MistakeCases.Secrets(),
        };

    private static HttpRequestMessage Request(MistakenClient signer, string scheme, Mistake mistake) =>
        scheme switch
        {
            "TC3" => signer.Tc3(mistake),
            "ACS3" => signer.Acs3(mistake),
            "ROA" => signer.Roa(mistake),
            "RPC" => signer.Rpc(mistake),
            "FinAuth" => signer.FinAuth(mistake),
            _ => signer.AdvanceAI(mistake),
        };
}
