using System.Globalization;
using FaceEnroll.Sdk.Benchmarks.Contenders;

namespace FaceEnroll.Sdk.Benchmarks.HandWritten;

/// <summary>ID Verification's parameters, written and read as text.</summary>
internal static class IdVerificationForm
{
    public const string ContentType = "application/x-www-form-urlencoded";

    public static Dictionary<string, string> AddFaceRecord(string person, string pictureName, string picture) =>
        new()
        {
            ["ProductCode"] = "FACE_ENROLL",
            ["FaceGroupCode"] = Keys.Library,
            ["MerchantUserId"] = person,
            [pictureName] = picture,
        };

    public static Dictionary<string, string> WithRpc(
        Dictionary<string, string> parameters,
        string method,
        string action,
        string version
    )
    {
        parameters["AccessKeyId"] = Keys.Id;
        parameters["Action"] = action;
        parameters["Format"] = "JSON";
        parameters["SignatureMethod"] = "HMAC-SHA1";
        parameters["SignatureNonce"] = Guid.NewGuid().ToString();
        parameters["SignatureVersion"] = "1.0";
        parameters["Timestamp"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        parameters["Version"] = version;
        parameters["Signature"] = Signers.Rpc(method, parameters, Keys.Secret);
        return parameters;
    }

    public static Dictionary<string, string> Parse(string form)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in form.Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
        }

        return parameters;
    }

    /// <summary>Whether a form or query carries the RPC signature of its other parameters.</summary>
    public static bool IsSigned(string method, Dictionary<string, string> parameters)
    {
        var others = new Dictionary<string, string>(parameters);
        return others.Remove("Signature", out var signature) && signature == Signers.Rpc(method, others, Keys.Secret);
    }
}
