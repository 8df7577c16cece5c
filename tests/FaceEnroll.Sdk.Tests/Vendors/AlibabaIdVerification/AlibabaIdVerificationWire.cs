using System.Net;
using RichardSzalay.MockHttp;

namespace FaceEnroll.Sdk.Tests.Vendors.AlibabaIdVerification;

/// <summary>Canned replies, and a record of what was asked.</summary>
internal sealed class AlibabaIdVerificationWire : IDisposable
{
    public const string Added =
        """{"RequestId":"130A2C10-B9EE-4D84-88E3-5384FF03AAAA","Code":"Success","Message":"The request was successful.","Result":{"Passed":"Y","ExtFaceInfo":"{\"faceQuality\":\"HIGH\"}"}}""";

    public const string Permit =
        """{"AccessKeyId":"LTAIuploadFAKE","EncodedPolicy":"eyJleHBpcmF0aW9uIjoiRkFLRSJ9","Signature":"fAkE+sig/nature=","ObjectKey":"123456/fake/object-key","Bucket":"viapi-fake-bucket","Endpoint":"oss-ap-southeast-1.aliyuncs.com","UseAccelerate":false,"RequestId":"R"}""";

    public const string Stored =
        """<?xml version="1.0" encoding="UTF-8"?><PostResponse><Bucket>viapi-fake-bucket</Bucket></PostResponse>""";

    private readonly MockHttpMessageHandler _handler = new();

    public AlibabaIdVerificationWire()
    {
        _handler
            .When("*")
            .Respond(async request =>
            {
                var read = await WireRequest.ReadAsync(request);
                Requests.Add(read);
                return Reply(read);
            });
        Client = new HttpClient(new FaceEnrollmentGuardHandler(_handler));
    }

    public HttpClient Client { get; }

    public HttpMessageHandler Handler => _handler;

    public List<WireRequest> Requests { get; } = [];

    public IEnumerable<string> Operations => Requests.Select(r => r.Operation);

    /// <summary>What is answered; the good replies by default.</summary>
    public Func<WireRequest, HttpResponseMessage> Reply { get; set; } = Good;

    public static HttpResponseMessage Good(WireRequest request) =>
        request.Operation switch
        {
            "AddFaceRecord" => Answer(200, Added),
            "AuthorizeFileUpload" => Answer(200, Permit),
            _ => Answer(201, Stored),
        };

    public static HttpResponseMessage Answer(int status, string? body) =>
        new((HttpStatusCode)status) { Content = body is null ? null : new StringContent(body) };

    /// <summary>Answers one operation in its own way.</summary>
    public void On(string operation, Func<HttpResponseMessage> reply)
    {
        var others = Reply;
        Reply = request => request.Operation == operation ? reply() : others(request);
    }

    public void On(string operation, int status, string? body) => On(operation, () => Answer(status, body));

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }
}
