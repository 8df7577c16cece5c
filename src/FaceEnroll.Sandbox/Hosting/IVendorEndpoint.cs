using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>One vendor's stand-in.</summary>
internal interface IVendorEndpoint
{
    SandboxVendor Vendor { get; }

    /// <summary>Whether a request of this shape is this vendor's; the operation when the head already tells it.</summary>
    bool Recognizes(RequestHead head, out string? operation);

    /// <summary>Checks signature, sign or token; null lets the call pass.</summary>
    SandboxReply? Authenticate(SandboxCall call);

    /// <summary>Does what the operation does. Called only after <see cref="Authenticate"/> let the call pass.</summary>
    ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken);
}
