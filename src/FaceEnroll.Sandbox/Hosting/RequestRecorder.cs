using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Explaining;
using FaceEnroll.Sandbox.Requests;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Hosting;

/// <summary>Makes the record of a finished call.</summary>
internal sealed class RequestRecorder(SandboxContext sandbox)
{
    public void Record(SandboxCall call, SandboxVendor vendor, SandboxReply? reply, string? fault)
    {
        var details = new RequestDetails(call.Head, call.Body);
        var signature = Explanation.Of(call, sandbox.Keys, out var explained);
        sandbox.Log.Add(
            call.Number,
            call.Enrolled,
            details.Weight + explained,
            earlier => new SandboxRequest
            {
                Number = call.Number,
                ReceivedAt = call.ReceivedAt,
                Vendor = vendor,
                Operation = call.Operation,
                Method = call.Head.Method,
                Path = call.Head.Path,
                ReadHeaders = details.ReadHeaders,
                ReadParameters = details.ReadParameters,
                BodyBytes = call.Body.Length,
                Signature = signature,
                LibraryId = call.LibraryId,
                PersonId = call.PersonId,
                Pictures =
                [
                    .. call.Pictures.Select(picture => new SandboxPictureInfo
                    {
                        Sha256 = picture.Sha256,
                        Bytes = picture.Bytes.Length,
                        Format = picture.Header.Format.ToString(),
                        Width = picture.Header.Width,
                        Height = picture.Header.Height,
                    }),
                ],
                FaceIds = [.. call.Enrolled.Select(face => face.FaceId)],
                Status = reply?.Status,
                Code = reply?.Code,
                Fault = fault,
                DuplicateOf = earlier,
            }
        );
    }
}
