using System.Globalization;
using System.Text.Json;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaGuardrails;

/// <summary>The service's own envelope: a number in <c>code</c>, with HTTP 200 whatever the number.</summary>
internal static class AlibabaGuardrailsReplies
{
    public const string PersonExists = "The person is exist!";
    public const string PersonUnknown = "The person is not exist!";

    public static SandboxReply Refuse(SandboxCall call, int code, string message) =>
        new()
        {
            Status = 200,
            Code = code.ToString(CultureInfo.InvariantCulture),
            Body = Json.Write(
                (call, code, message),
                static (writer, s) =>
                {
                    writer.WriteString("msg", s.message);
                    writer.WriteNumber("code", s.code);
                    writer.WriteString("requestId", s.call.RequestId.ToUpperInvariant());
                }
            ),
        };

    public static SandboxReply Data<T>(SandboxCall call, T state, Action<Utf8JsonWriter, T> write) =>
        new()
        {
            Status = 200,
            Body = Json.Write(
                (call, state, write),
                static (writer, s) =>
                {
                    writer.WriteString("msg", "OK");
                    writer.WriteNumber("code", 200);
                    writer.WriteString("requestId", s.call.RequestId.ToUpperInvariant());
                    writer.WriteStartObject("data");
                    writer.WriteNumber("code", 200);
                    s.write(writer, s.state);
                    writer.WriteEndObject();
                }
            ),
        };

    public static SandboxReply UnknownPerson(SandboxCall call) => Refuse(call, 400, PersonUnknown);
}
