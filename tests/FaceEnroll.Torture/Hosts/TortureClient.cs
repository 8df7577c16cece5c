using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;

namespace FaceEnroll.Torture.Hosts;

/// <summary>One registration of the account, with what its host put between it and the wire.</summary>
internal sealed record TortureClient(
    IFaceEnrollmentClient Client,
    IFaceEnrollmentReconciler Reconciler,
    IReadOnlyList<HostHandler> Handlers,
    bool HasGuard
)
{
    /// <summary>
    /// Whether what the wire proves must reach the caller: a guard stands there, and no handler acts by a clock of its own, so
    /// that it may break off what was handed over and did not go out.
    /// </summary>
    public bool IsExact =>
        HasGuard
        && !Has(HostHandler.Hedge, HostHandler.StandardHedging, HostHandler.GiveUp, HostHandler.StandardResilience);

    /// <summary>A handler makes a copy of the body and hands that over in one piece.</summary>
    public bool CopiesBody =>
        Has(
            HostHandler.Buffer,
            HostHandler.Replace,
            HostHandler.Progress,
            HostHandler.LogBody,
            HostHandler.StandardBodyLogging
        );

    private bool Has(params ReadOnlySpan<HostHandler> handlers)
    {
        foreach (var handler in handlers)
        {
            if (Handlers.Contains(handler))
            {
                return true;
            }
        }

        return false;
    }
}
