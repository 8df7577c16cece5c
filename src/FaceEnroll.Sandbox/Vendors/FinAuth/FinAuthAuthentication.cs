using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Path, size and form, then the sign in it.</summary>
internal static class FinAuthAuthentication
{
    private const int MaxRequestBytes = 20 * 1024 * 1024;

    public static SandboxReply? Check(SandboxContext sandbox, SandboxCall call)
    {
        if (call.Operation is null || call.Head.Method != "POST")
        {
            return FinAuthReplies.Error(call, 404, "API_NOT_FOUND", brief: true);
        }

        if (call.Body.Length > MaxRequestBytes)
        {
            return FinAuthReplies.TooLarge();
        }

        var form = MultipartForm.Read(call.Head.Header("Content-Type"), call.Body, out _);
        if (form is null)
        {
            // The answer to a form that cannot be read is not documented; no argument was found in it.
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: sign");
        }

        call.Parsed = form;
        if (form.HasDuplicates())
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: duplicate");
        }

        if (form.Text("sign_version") is not { } version)
        {
            return FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: sign_version");
        }

        if (version != "hmac_sha1")
        {
            return FinAuthReplies.Error(call, 400, "BAD_ARGUMENTS: sign_version");
        }

        call.Signature = FinAuthSign.Verify(
            form.Text("sign"),
            sandbox.Keys,
            call.IsResumed ? new NonceMemory(TimeSpan.Zero) : sandbox.Nonces,
            call.JudgedAt
        );
        return call.Signature.Fault switch
        {
            SignatureFault.None => null,
            SignatureFault.Missing => FinAuthReplies.Error(call, 400, "MISSING_ARGUMENTS: sign"),
            SignatureFault.UnknownKey => FinAuthReplies.Error(call, 403, "AUTHENTICATION_ERROR"),
            SignatureFault.ClockSkew => FinAuthReplies.Error(
                call,
                403,
                "AUTHORIZATION_ERROR:EXPIRED_SIGN",
                brief: true
            ),
            _ => FinAuthReplies.Error(call, 403, "AUTHORIZATION_ERROR:INVALID_SIGN", brief: true),
        };
    }
}
