#if NET
using FaceEnroll.Sdk.Sending;

namespace FaceEnroll.Sdk;

/// <content>Only these targets can send synchronously.</content>
public sealed partial class FaceEnrollmentGuardHandler
{
    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AttemptFlow.Of(request) is { } evidence
            ? throw evidence.Refuse(SendRefusal.Synchronous)
            : base.Send(request, cancellationToken);
    }
}
#endif
