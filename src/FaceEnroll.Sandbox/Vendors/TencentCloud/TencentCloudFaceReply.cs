using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.Pictures;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.TencentCloud;

/// <summary>CreateFace's answer: one RetCode per picture, everything else per success.</summary>
internal static class TencentCloudFaceReply
{
    public static SandboxReply For(
        SandboxCall call,
        List<(SandboxPicture? Picture, PictureProblem Problem)> pictures
    ) =>
        TencentCloudReplies.Envelope(
            call,
            (call, pictures),
            static (writer, s) =>
            {
                writer.WriteNumber("SucFaceNum", s.call.Enrolled.Count);
                writer.WriteStrings("SucFaceIds", s.call.Enrolled.Select(face => face.FaceId));
                writer.WriteStartArray("RetCode");
                foreach (var (_, problem) in s.pictures)
                {
                    writer.WriteNumberValue(TencentCloudPictures.RetCode(problem));
                }

                writer.WriteEndArray();
                writer.WriteStartArray("SucIndexes");
                for (var i = 0; i < s.pictures.Count; i++)
                {
                    if (s.pictures[i].Problem == PictureProblem.None)
                    {
                        writer.WriteNumberValue(i);
                    }
                }

                writer.WriteEndArray();
                writer.WriteStartArray("SucFaceRects");
                foreach (var (picture, _) in s.pictures.Where(item => item.Problem == PictureProblem.None))
                {
                    TencentCloudReplies.Rectangle(writer, picture!);
                }

                writer.WriteEndArray();
                writer.WriteString("FaceModelVersion", TencentCloudReplies.ModelVersion);
            }
        );
}
