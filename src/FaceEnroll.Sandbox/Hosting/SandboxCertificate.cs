using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>A certificate for this machine's loopback names, made anew at every start and kept in memory.</summary>
internal static class SandboxCertificate
{
    private static readonly TimeSpan s_life = TimeSpan.FromDays(30);

    /// <summary>Always uses the system's clock: the sandbox's own may be years off.</summary>
    public static X509Certificate2 Create(IPAddress address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=FaceEnroll sandbox", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now - TimeSpan.FromDays(1), now + s_life);

        // Windows accepts no key that exists in memory only, so the pair goes through its stored form. The loader that
        // replaces this constructor is not in .NET 8.
#pragma warning disable SYSLIB0057
        return new X509Certificate2(made.Export(X509ContentType.Pfx));
#pragma warning restore SYSLIB0057
    }
}
