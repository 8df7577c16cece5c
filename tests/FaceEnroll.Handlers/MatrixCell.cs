using FaceEnroll.Sdk;
using FaceEnroll.Torture.Foreign;

namespace FaceEnroll.Handlers;

/// <summary>One cell: two handlers of the host in this order, how they are brought in, what goes wrong, and where.</summary>
internal sealed record MatrixCell(
    HostHandler Outer,
    HostHandler Inner,
    Arrangement Arrangement,
    WireFault Fault,
    FaceVendor Vendor
)
{
    public bool HasGuard => Arrangement != Arrangement.OwnUnguarded;

    /// <summary>A handler acts by its own clock, so the body is held on its way until that clock has struck.</summary>
    public bool IsTimed => Has(HostHandler.Hedge, HostHandler.StandardHedging, HostHandler.GiveUp);

    /// <summary>A handler makes a whole copy of the body: what it hands over later goes in one piece.</summary>
    public bool CopiesBody =>
        Has(
            HostHandler.Buffer,
            HostHandler.Replace,
            HostHandler.Progress,
            HostHandler.LogBody,
            HostHandler.StandardBodyLogging
        );

    /// <summary>
    /// The body is handed over in one piece, of which nobody knows how much went out: a copy, or one without a picture in it.
    /// </summary>
    public bool IsOnePiece => CopiesBody || Vendor == FaceVendor.AlibabaGuardrails;

    /// <summary>
    /// A handler ends the send by a clock of its own while another holds a copy of the body: nobody knows whether the copy
    /// went another way, so that Unknown is all that can be said.
    /// </summary>
    public bool LosesSight => CopiesBody && IsTimed;

    /// <summary>
    /// A handler sends more than once. Together with a copy of the body nobody above the primary handler can see it.
    /// </summary>
    public bool Repeats =>
        Has(
            HostHandler.Retry,
            HostHandler.StandardResilience,
            HostHandler.Hedge,
            HostHandler.StandardHedging,
            HostHandler.FollowRedirects,
            HostHandler.AutoRedirect
        );

    public override string ToString() => $"{Outer} > {Inner}, {Arrangement}, {Fault}, {Vendor}";

    private bool Has(params ReadOnlySpan<HostHandler> handlers) => handlers.Contains(Outer) || handlers.Contains(Inner);
}
