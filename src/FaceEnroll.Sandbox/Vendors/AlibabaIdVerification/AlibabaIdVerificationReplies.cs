using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Vendors.Alibaba;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>The product's envelope: RequestId, Code and Message next to the result.</summary>
internal static class AlibabaIdVerificationReplies
{
    /// <summary>The samples have "Success" in Code, but that of QueryFaceGroup has "200".</summary>
    public static SandboxReply Success<T>(
        SandboxCall call,
        T state,
        Action<Utf8JsonWriter, T> write,
        string code = "Success"
    ) =>
        AlibabaFormat.Reply(
            call,
            200,
            call.Operation + "Response",
            (call, state, write, code),
            static (writer, s) =>
            {
                writer.WriteString("RequestId", s.call.RequestId.ToUpperInvariant());
                writer.WriteString("Code", s.code);
                writer.WriteString("Message", "The request was successful.");
                s.write(writer, s.state);
            }
        );

    public static void WritePage(Utf8JsonWriter writer, AlibabaIdVerificationPage page, int total)
    {
        writer.WriteNumber("CurrentPage", page.Number);
        writer.WriteNumber("PageSize", page.Size);
        writer.WriteNumber("TotalCount", total);
        writer.WriteNumber("TotalPage", (total + page.Size - 1) / page.Size);
    }

    /// <summary>Passed Y or N; N is a failed enrollment on HTTP 200.</summary>
    public static SandboxReply Result(SandboxCall call, bool passed) =>
        Success(
            call,
            passed,
            static (writer, ok) =>
            {
                writer.WriteStartObject("Result");
                writer.WriteString("Passed", ok ? "Y" : "N");
                writer.WriteString("ExtFaceInfo", ok ? """{"faceQuality":"HIGH"}""" : """{"faceQuality":"LOW"}""");
                writer.WriteEndObject();
            }
        );

    /// <summary>The documented statuses: a picture's fault is a 401 here, and throttling a 403.</summary>
    public static int StatusOf(string code) =>
        code switch
        {
            "UnqualifiedPhoto"
            or "DataDuplication"
            or "ToolargeImage"
            or "NoFaceDetected"
            or "DownloadTimeout"
            or "Forbidden.ExceptionRepeatedInvoke" => 401,
            "Throttling.Api" => 403,
            "SuspiciousActivity" => 429,
            _ => AlibabaGateway.StatusOf(code),
        };

    public static SandboxReply Refuse(SandboxCall call, int status, string code, string message) =>
        AlibabaFormat.Reply(
            call,
            status,
            call.Operation + "Response",
            (call, code, message),
            static (writer, s) =>
            {
                writer.WriteString("RequestId", s.call.RequestId.ToUpperInvariant());
                writer.WriteString("Code", s.code);
                writer.WriteString("Message", s.message);
            },
            code
        );
}
