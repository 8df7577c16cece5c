using System.Globalization;
using System.Text;
using FaceEnroll.Sdk.FinAuth;

namespace FaceEnroll.Sdk.Tests.Model;

/// <summary>It lists a library's faces with their time.</summary>
internal sealed class ModelFinAuth : ModelDialect
{
    private static readonly byte[] s_sign = Encoding.ASCII.GetBytes("name=\"sign\"\r\n\r\n");

    // No page says how long before its time a sign counts. Where nothing ever tells the vendor's time, only a bound of that
    // lets a lost request end, so the model has the same one as Tencent: its validity.
    public override TimeSpan Validity => TimeSpan.FromSeconds(100);

    public override string Refusal => """{"request_id":"r","time_used":1,"error":"NO_FACE_FOUND"}""";

    public override string Unknown => """{"request_id":"r","time_used":1,"error":"INTERNAL_ERROR"}""";

    public override string Stale => """{"request_id":"r","time_used":1,"error":"AUTHORIZATION_ERROR:EXPIRED_SIGN"}""";

    public override bool IsAdd(HttpRequestMessage request) => Operation(request) == "add";

    public override DateTimeOffset Stamp(HttpRequestMessage request, byte[] body)
    {
        var start = body.AsSpan().IndexOf(s_sign) + s_sign.Length;
        var length = body.AsSpan(start).IndexOf((byte)'\r');
        // The digest, then a=key&b=expires&c=now&d=random.
        var text = Encoding.ASCII.GetString(
            Convert.FromBase64String(Encoding.ASCII.GetString(body, start, length)).AsSpan(20).ToArray()
        );
        return DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(text.Split('&')[2].Split('=')[1], CultureInfo.InvariantCulture)
        );
    }

    public override string Read(HttpRequestMessage request, IReadOnlyList<ModelFace> faces, string person) =>
        Operation(request) == "get_size"
            ? $$"""{"group_id":"staff","face_count":{{faces.Count}}}"""
            : $$"""{"face_tokens":[{{string.Join(
                ",",
                faces.Select(f =>
                    $$"""{"face_token":"{{f.Id}}","user_id":"{{person}}","add_time":{{f.StoredAt.ToUnixTimeMilliseconds()}}}"""
                )
            )}}]}""";

    public override string Enrolled(string faceId) =>
        $$"""{"request_id":"r","time_used":9,"face_token":"{{faceId}}","group_id":"staff"}""";

    public override FaceEnrollmentOptions Options() =>
        new FinAuthOptions
        {
            ApiKey = "key",
            ApiSecret = "secret",
            LibraryId = "staff",
        };

    public override IFaceEnrollmentClient Client(FaceEnrollmentOptions options, string registration, HttpClient http) =>
        new FinAuthFaceEnrollmentClient(Registration(FaceVendor.FinAuth, registration, (FinAuthOptions)options, http));

    private static string Operation(HttpRequestMessage request) => request.RequestUri!.Segments[^1];
}
