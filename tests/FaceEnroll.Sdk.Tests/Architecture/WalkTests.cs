using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Architecture;

/// <summary>How far a reader walks who follows one call from the client to the wire and back.</summary>
public class WalkTests
{
    private const int MostMethods = 6;

    [Test]
    public async Task Call_OfTencentCloud_IsShortToFollow()
    {
        var walk = new Walk();
        using var http = new HttpClient(
            new NotingHandler(
                walk,
                _ =>
                    """{"Response":{"SucFaceNum":1,"SucFaceIds":["77"],"RetCode":[0],"SucIndexes":[0],"RequestId":"r-1"}}"""
            )
        );
        var options = new TencentCloudOptions { CredentialsProvider = Credentials(walk) };

        await EnrollAsync(new TencentCloudFaceEnrollmentClient(options, http), walk);

        AssertShort(walk, mostFiles: 12, mostSwitches: 25);
    }

    [Test]
    public async Task CallWithUpload_OfAlibabaIdVerification_IsShortToFollow()
    {
        var walk = new Walk();
        using var http = new HttpClient(new NotingHandler(walk, IdVerificationReply));
        var options = new AlibabaIdVerificationOptions
        {
            CredentialsProvider = Credentials(walk),
            LibraryId = "staff",
            Region = "ap-southeast-1",
            ForceUpload = true,
        };

        await EnrollAsync(new AlibabaIdVerificationFaceEnrollmentClient(options, http), walk);

        AssertShort(walk, mostFiles: 15, mostSwitches: 40);
    }

    private static async Task EnrollAsync(IFaceEnrollmentClient client, Walk walk)
    {
        var picture = FaceImage.FromStream(_ => new ValueTask<Stream>(new NotingStream(walk, Picture())));
        await client.EnrollAsync(new FaceEnrollmentRequest("p", picture));
    }

    private static void AssertShort(Walk walk, int mostFiles, int mostSwitches)
    {
        TestContext.Out.WriteLine(
            $"Methods between EnrollAsync and HttpClient.SendAsync: {walk.MethodsToTheWire.Count}; own files on the way: "
                + $"{walk.Files.Count}; switches between them: {walk.Switches}."
        );
        TestContext.Out.WriteLine(string.Join("\n", walk.MethodsToTheWire));
        TestContext.Out.WriteLine(string.Join(", ", walk.Files.Order(StringComparer.Ordinal)));
        Assert.That(walk.MethodsToTheWire, Has.Count.LessThanOrEqualTo(MostMethods));
        Assert.That(
            (walk.Files.Count <= mostFiles, walk.Switches <= mostSwitches),
            Is.EqualTo((true, true)),
            $"at most {mostFiles} files and {mostSwitches} switches"
        );
    }

    private static Func<CancellationToken, ValueTask<FaceEnrollmentCredentials>> Credentials(Walk walk) =>
        _ =>
        {
            walk.Note();
            return new ValueTask<FaceEnrollmentCredentials>(new FaceEnrollmentCredentials("id", "secret"));
        };

    private static string IdVerificationReply(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get
            ? """{"RequestId":"r","AccessKeyId":"a","EncodedPolicy":"p","Signature":"s","Bucket":"viapi-fake","Endpoint":"oss-ap-southeast-1.aliyuncs.com","ObjectKey":"k"}"""
        : request.RequestUri!.Host.StartsWith("viapi-fake.", StringComparison.Ordinal) ? ""
        : """{"RequestId":"r","Code":"Success","Message":"m","Result":{"Passed":"Y","FaceId":"f"}}""";

    /// <summary>As much of a JPEG as is looked at: 960 by 720 pixels.</summary>
    private static byte[] Picture()
    {
        byte[] header =
        [
            .. (ReadOnlySpan<byte>)
                [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 3, 192, 2, 208, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1],
            .. (ReadOnlySpan<byte>)[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0],
        ];
        var picture = new byte[3000];
        header.CopyTo(picture, 0);
        picture[^2] = 0xFF;
        picture[^1] = 0xD9;
        return picture;
    }
}
