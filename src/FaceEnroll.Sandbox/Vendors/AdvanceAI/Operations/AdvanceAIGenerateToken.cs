using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>Issuing a token; the signature has been checked before.</summary>
internal sealed class AdvanceAIGenerateToken(SandboxContext sandbox, AdvanceAITokens tokens)
{
    public SandboxReply Execute(SandboxCall call)
    {
        var period = (int)call.Parsed!;
        var expires = (sandbox.Now + call.ClockError).AddSeconds(period);
        return AdvanceAIReplies.Success(
            call,
            (Token: tokens.Issue(expires), Expires: expires.ToUnixTimeMilliseconds()),
            static (writer, s) =>
            {
                writer.WriteStartObject("data");
                writer.WriteString("token", s.Token);
                writer.WriteNumber("expiredTime", s.Expires);
                writer.WriteEndObject();
            }
        );
    }
}
