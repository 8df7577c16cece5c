using FaceEnroll.Sdk.TencentCloud;
using FaceEnroll.Sdk.Tests.Images;
using FaceEnroll.Sdk.Tests.Support;

namespace FaceEnroll.Sdk.Tests.Vendors.TencentCloud;

/// <summary>Clients, requests and replies for the tests of this vendor.</summary>
internal static class TencentCloudSetup
{
    public const string SecretId = "AKIDEXAMPLE";
    public const string SecretKey = "example-secret-key-not-real";
    public const string RequestId = "07d63403-a199-4bbe-b9e0-692356ac738d";

    /// <summary>The vendor's own sample, with one picture enrolled.</summary>
    public const string Success =
        """{"Response":{"SucFaceNum":1,"SucFaceIds":["2875186538564559728"],"RetCode":[0],"RequestId":"07d63403-a199-4bbe-b9e0-692356ac738d"}}""";

    public static DateTimeOffset Now { get; } = DateTimeOffset.FromUnixTimeSeconds(1795236000);

    public static FaceImage Url { get; } = FaceImage.FromUrl(new Uri("http://test.image.myqcloud.com/testA.jpg"));

    public static FaceImage Picture => FaceImage.FromBytes(PictureSample.Png(300, 400));

    public static string Error(string code, string message = "text") =>
        "{\"Response\":{\"Error\":{\"Code\":\""
        + code
        + "\",\"Message\":\""
        + message
        + "\"},\"RequestId\":\""
        + RequestId
        + "\"}}";

    public static TencentCloudFaceEnrollmentClient Client(Wire wire, Action<TencentCloudOptions>? configure = null) =>
        Client(wire.Client, configure);

    public static TencentCloudFaceEnrollmentClient Client(
        HttpClient http,
        Action<TencentCloudOptions>? configure = null
    )
    {
        var options = new TencentCloudOptions
        {
            SecretId = SecretId,
            SecretKey = SecretKey,
            TimeProvider = new FixedTimeProvider(Now),
        };
        options.Retry.MaxRetries = 0;
        configure?.Invoke(options);
        return new TencentCloudFaceEnrollmentClient(options, http);
    }

    public static TencentCloudFaceEnrollmentRequest Request(params FaceImage[] images) =>
        new("1001", images.Length == 0 ? [Url] : images);

    /// <summary>Enrolls so many URLs and expects a result.</summary>
    public static Task<TencentCloudFaceEnrollmentResult> EnrollAsync(string reply, int images = 1) =>
        Client(Wire.Json(reply)).EnrollAsync(Request([.. Enumerable.Repeat(Url, images)]));

    /// <summary>Enrolls so many URLs and expects this exception.</summary>
    public static TException Fails<TException>(string? reply, int images = 1, int status = 200)
        where TException : Exception =>
        Assert.CatchAsync<TException>(() =>
            Client(Wire.Of(status, reply)).EnrollAsync(Request([.. Enumerable.Repeat(Url, images)]))
        )!;

    /// <summary>The same, of exactly this type.</summary>
    public static TException Fails<TException>(Type type, string? reply, int images = 1, int status = 200)
        where TException : Exception
    {
        var e = Assert.CatchAsync<TException>(() =>
            Client(Wire.Of(status, reply)).EnrollAsync(Request([.. Enumerable.Repeat(Url, images)]))
        )!;
        Assert.That(e.GetType(), Is.EqualTo(type));
        return e;
    }
}
