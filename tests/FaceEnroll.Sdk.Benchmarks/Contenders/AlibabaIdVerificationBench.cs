using System.Net;
using System.Security.Cryptography;
using System.Text;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Benchmarks.HandWritten;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>AddFaceRecord with the picture in the form: percent-encoded base64, hashed as it is or encoded once more.</summary>
internal sealed class AlibabaIdVerificationBench(AlibabaIdVerificationSignatureScheme scheme)
    : VendorBench(
        scheme == AlibabaIdVerificationSignatureScheme.RpcHmacSha1
            ? "AlibabaIdVerification RPC"
            : "AlibabaIdVerification ACS3"
    )
{
    private bool IsRpc => scheme == AlibabaIdVerificationSignatureScheme.RpcHmacSha1;

    public override void Register(
        IFaceEnrollmentBuilder builder,
        string registration,
        Uri server,
        FaceImagePreflight preflight
    ) =>
        builder.AddAlibabaIdVerification(
            registration,
            o =>
            {
                Common(o, server, preflight);
                (o.Region, o.AccessKeyId, o.AccessKeySecret) = ("ap-southeast-1", Keys.Id, Keys.Secret);
                (o.LibraryId, o.SignatureScheme, o.OpenPlatformEndpoint) = (Keys.Library, scheme, server);
            }
        );

    public override async Task SendByHandAsync(HttpClient http, Uri server, string person, byte[]? picture, Uri? url)
    {
        var parameters = picture is not null
            ? IdVerificationForm.AddFaceRecord(person, "FacePicture", Convert.ToBase64String(picture))
            : IdVerificationForm.AddFaceRecord(person, "FacePictureUrl", url!.AbsoluteUri);
        if (IsRpc)
        {
            IdVerificationForm.WithRpc(parameters, "POST", "AddFaceRecord", "2022-08-09");
        }

        var body = Encoding.UTF8.GetBytes(Signers.Form(parameters));
        using var request = new HttpRequestMessage(HttpMethod.Post, server)
        {
            Version = HttpVersion.Version11,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new(IdVerificationForm.ContentType);
        request.Headers.Add("Accept", "application/json");
        if (!IsRpc)
        {
            Acs3Headers.Add(request, server, body);
        }

        using var response = await http.SendAsync(request);
        var reply = await HandJson.ReadAsync(response);
        Require(reply.GetProperty("Result").GetProperty("Passed").GetString() == "Y", "Passed");
    }

    public override Action MandatoryHash(IReadOnlyList<RawRequest> requests)
    {
        var body = requests[0].Body;
        if (!IsRpc)
        {
            return () =>
            {
                Span<byte> hash = stackalloc byte[32];
                SHA256.HashData(body, hash);
            };
        }

        var parameters = IdVerificationForm.Parse(Encoding.UTF8.GetString(body));
        parameters.Remove("Signature");
        var text = Signers.Utf8(Signers.RpcStringToSign("POST", parameters));
        var key = Signers.Utf8(Keys.Secret + "&");
        return () =>
        {
            Span<byte> hash = stackalloc byte[20];
            HMACSHA1.HashData(key, text, hash);
        };
    }

    public override void Verify(IReadOnlyList<RecordedRequest> call, byte[]? picture, Uri? url)
    {
        var (head, body) = (call[0].Head, call[0].Body);
        var parameters = IdVerificationForm.Parse(Encoding.UTF8.GetString(body));
        Require(
            IsRpc
                ? IdVerificationForm.IsSigned("POST", parameters)
                : head.Header("Authorization") == Acs3Headers.Expected(head, body),
            Name + " signature"
        );
        Require(
            picture is not null
                ? Convert.FromBase64String(parameters["FacePicture"]).AsSpan().SequenceEqual(picture)
                : parameters["FacePictureUrl"] == url!.AbsoluteUri,
            "picture"
        );
    }
}
