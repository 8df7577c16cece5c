using System.Globalization;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.AlibabaIdVerification;

/// <summary>Removing one record by the number that the list gives it.</summary>
internal sealed class AlibabaIdVerificationDeleteFaceRecord(SandboxContext sandbox)
{
    private readonly VendorState _state = sandbox.Store[SandboxVendor.AlibabaIdVerification];

    public SandboxReply Execute(SandboxCall call, AlibabaIdVerificationParameters p)
    {
        var count = 0;
        if (long.TryParse(p["Id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            lock (_state.Gate)
            {
                var faceId = _state.FaceId(id);
                if (_state.Faces.TryGetValue(faceId, out var face))
                {
                    (call.LibraryId, call.PersonId) = (face.LibraryId, face.PersonId);
                    count = !call.DeletesNothing && _state.Remove(faceId, sandbox.DeletionBy(call)) ? 1 : 0;
                }
            }
        }

        // An Id that is no number, or none at all (no page says that it is required), is one that no record has.
        return AlibabaIdVerificationReplies.Success(
            call,
            count,
            static (writer, deleted) => writer.WriteNumber("Data", deleted)
        );
    }
}
