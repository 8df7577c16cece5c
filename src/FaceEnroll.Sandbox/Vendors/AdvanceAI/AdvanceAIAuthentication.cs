using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AdvanceAI;

/// <summary>Issues tokens against a signature, and asks for one everywhere else.</summary>
internal sealed class AdvanceAIAuthentication(SandboxContext sandbox, AdvanceAITokens tokens)
{
    private const int DefaultPeriod = 3600;

    public SandboxReply? Check(SandboxCall call)
    {
        if (call.Operation is null)
        {
            return AdvanceAIReplies.Refuse(call, "CLIENT_ERROR", "HTTP 404 - Not Found");
        }

        if (call.Operation == "generate-token")
        {
            return CheckSignature(call);
        }

        var token = call.Head.Header("X-ACCESS-TOKEN");
        if (tokens.IsValid(token, call.JudgedAt))
        {
            call.Signature = new SignatureReport { Scheme = "ADVANCE.AI token" };
            return null;
        }

        call.Signature = SignatureReport.Refuse(
            "ADVANCE.AI token",
            token is null ? SignatureFault.TokenMissing : SignatureFault.TokenWrong,
            token is null ? "no X-ACCESS-TOKEN header" : "the token is unknown or has expired"
        );
        return AdvanceAIReplies.Refuse(call, "IAM_FAILED", "Token not found or expired");
    }

    private SandboxReply? CheckSignature(SandboxCall call)
    {
        if (call.Head.MediaType() != "application/json" || !Json.TryParseObject(call.Body, out var document))
        {
            return AdvanceAIReplies.Refuse(call, "CLIENT_ERROR", "HTTP 400 - Bad Request");
        }

        using (document)
        {
            var body = document.RootElement;
            call.Signature = AdvanceAISignature.Verify(
                body.String("accessKey"),
                TextOrNumber(body, "timestamp"),
                body.String("signature"),
                sandbox.Keys,
                call.JudgedAt
            );
            var period = DefaultPeriod;
            if (
                TextOrNumber(body, "periodSecond") is { } text
                && (
                    !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out period)
                    || period is < 60 or > 86400
                )
            )
            {
                return AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", AdvanceAIReplies.IllegalParameters);
            }

            call.Parsed = period;
        }

        return call.Signature.Fault switch
        {
            SignatureFault.None => null,
            SignatureFault.Missing => AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", "Parameter should not be empty"),

            // The glossary's text for a key that is not known; the token page lists no code for it.
            SignatureFault.UnknownKey => AdvanceAIReplies.Refuse(call, "IAM_FAILED", "Access Key not found or expired"),
            SignatureFault.ClockFormat or SignatureFault.ClockSkew => AdvanceAIReplies.Refuse(
                call,
                "PARAMETER_ERROR",
                "Timestamp error"
            ),
            _ => AdvanceAIReplies.Refuse(call, "PARAMETER_ERROR", "Signature error"),
        };
    }

    /// <summary>The page says strings, the vendor's own sample sends numbers.</summary>
    private static string? TextOrNumber(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetRawText()
            : body.String(name);
}
