using System.Security.Cryptography;
using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>Adding a face to a library.</summary>
internal sealed class FinAuthAddFace
{
    private readonly PictureGate _gate;
    private readonly FinAuthPictureReader _reader;
    private readonly VendorState _state;

    public FinAuthAddFace(SandboxContext sandbox)
    {
        _gate = new PictureGate(sandbox, SandboxVendor.FinAuth);
        _reader = new FinAuthPictureReader(sandbox);
        _state = sandbox.Store[SandboxVendor.FinAuth];

        // A token is 32 hexadecimal characters that mean nothing.
        _state.FaceId = static _ => RandomNumberGenerator.GetHexString(32, lowercase: true);
    }

    public SandboxReply Execute(SandboxCall call, MultipartForm form)
    {
        if ((FinAuthRules.UserId(call, form) ?? FinAuthRules.Options(call, form)) is { } refused)
        {
            return refused;
        }

        if (FinAuthRules.KnownGroup(call, _state) is { } unknown)
        {
            return unknown;
        }

        if (_reader.Read(call, form, out var picture) is { } bad)
        {
            return bad;
        }

        var token = _state.NextFaceId();
        lock (_state.Gate)
        {
            if (!_state.Libraries.ContainsKey(call.LibraryId!))
            {
                return FinAuthRules.UnknownGroup(call);
            }

            var fields = new Dictionary<string, string>();
            if (form.Text("user_data") is { } data)
            {
                fields.Add("user_data", data);
            }

            _state.Add(_gate.Face(call, token, call.LibraryId!, picture!, fields));
        }

        return FinAuthReplies.Success(call, token, static (writer, t) => writer.WriteString("face_token", t));
    }
}
