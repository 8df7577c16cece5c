using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>The parameters of query and form together.</summary>
internal sealed class AlibabaIdVerificationParameters(SandboxCall call)
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _pairs =
        (IReadOnlyList<KeyValuePair<string, string>>)call.Parsed!;

    /// <summary>Null when absent or empty.</summary>
    public string? this[string name] => RpcSignature.Value(_pairs, name) is { Length: > 0 } value ? value : null;
}
