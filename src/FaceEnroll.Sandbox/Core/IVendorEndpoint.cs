using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Core;

/// <summary>One vendor's stand-in.</summary>
internal interface IVendorEndpoint
{
    SandboxVendor Vendor { get; }

    /// <summary>The vendor's names of all operations that are served here.</summary>
    IReadOnlyList<string> Operations { get; }

    /// <summary>The operation that adds a face, by the vendor's name for it.</summary>
    string EnrollOperation { get; }

    /// <summary>The vendor's code for too many requests.</summary>
    string ThrottleCode { get; }

    /// <summary>The vendor's code for a token or sign that has expired.</summary>
    string TokenCode { get; }

    /// <summary>Whether a request of this shape is this vendor's; the operation when the head already tells which.</summary>
    bool Recognizes(RequestHead head, out string? operation);

    /// <summary>Checks signature, sign or token; null lets the call pass.</summary>
    SandboxReply? Authenticate(SandboxCall call);

    /// <summary>Carries out the operation. Called only after <see cref="Authenticate"/> let the call pass.</summary>
    ValueTask<SandboxReply> ExecuteAsync(SandboxCall call, CancellationToken cancellationToken);

    /// <summary>Any of the vendor's errors, in its envelope; the documented HTTP status unless one is given.</summary>
    SandboxReply Error(SandboxCall call, string code, string message, int? status);
}
