using System.Text;
using System.Text.Json;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.Benchmarks.HandWritten;
using FaceEnroll.Sdk.Benchmarks.Sink;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Sdk.Benchmarks.Contenders;

/// <summary>AddFaceRecord by upload: a permit, the picture to OSS, the record. No hash covers the picture.</summary>
internal sealed class AlibabaIdVerificationUploadBench() : VendorBench("AlibabaIdVerification upload")
{
    public override int Requests => 3;

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
                (o.AccessKeyId, o.AccessKeySecret, o.LibraryId) = (Keys.Id, Keys.Secret, Keys.Library);
                (o.Region, o.SignatureScheme) = ("ap-southeast-1", AlibabaIdVerificationSignatureScheme.RpcHmacSha1);
                (o.ForceUpload, o.UploadEndpoint, o.OpenPlatformEndpoint) = (true, server, server);
            }
        );

    public override async Task SendByHandAsync(HttpClient http, Uri server, string person, byte[]? picture, Uri? url)
    {
        var authorize = IdVerificationForm.WithRpc(
            new() { ["Product"] = "Cloudauth-intl", ["RegionId"] = "ap-southeast-1" },
            "GET",
            "AuthorizeFileUpload",
            "2019-12-19"
        );
        var permit = JsonSerializer.Deserialize(
            await http.GetByteArrayAsync(new Uri(server, "/?" + Signers.Form(authorize))),
            HandJson.Default.UploadPermit
        )!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(permit.AccessKeyId), "OSSAccessKeyId" },
            { new StringContent(permit.EncodedPolicy), "policy" },
            { new StringContent(permit.Signature), "Signature" },
            { new StringContent(permit.ObjectKey), "key" },
            { new StringContent("201"), "success_action_status" },
            { new ByteArrayContent(picture!), "file", permit.ObjectKey },
        };
        using (var stored = await http.PostAsync(server, form))
        {
            stored.EnsureSuccessStatusCode();
        }

        var parameters = IdVerificationForm.AddFaceRecord(
            person,
            "FacePictureFile",
            $"http://{permit.Bucket}.{permit.Endpoint}/{permit.ObjectKey}"
        );
        using var content = new ByteArrayContent(
            Encoding.UTF8.GetBytes(
                Signers.Form(IdVerificationForm.WithRpc(parameters, "POST", "AddFaceRecord", "2022-08-09"))
            )
        );
        content.Headers.ContentType = new(IdVerificationForm.ContentType);
        using var response = await http.PostAsync(server, content);
        var reply = await HandJson.ReadAsync(response);
        Require(reply.GetProperty("Result").GetProperty("Passed").GetString() == "Y", "Passed");
    }

    public override void Verify(IReadOnlyList<RecordedRequest> call, byte[]? picture, Uri? url)
    {
        var query = IdVerificationForm.Parse(call[0].Head.Target[2..]);
        Require(IdVerificationForm.IsSigned("GET", query), "AuthorizeFileUpload signature");
        Require(call[1].Body.AsSpan().IndexOf(picture) > 0, "picture");
        var record = IdVerificationForm.Parse(Encoding.UTF8.GetString(call[2].Body));
        Require(IdVerificationForm.IsSigned("POST", record), "AddFaceRecord signature");
        Require(
            record["FacePictureFile"].EndsWith("/1180/2022-08-09/4c7d9b5e7f1f5d2e", StringComparison.Ordinal),
            "object"
        );
    }
}
