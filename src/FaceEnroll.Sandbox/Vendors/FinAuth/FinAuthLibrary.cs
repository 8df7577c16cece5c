using FaceEnroll.Sandbox.Core;
using FaceEnroll.Sandbox.State;

namespace FaceEnroll.Sandbox.Vendors.FinAuth;

/// <summary>What is in the library that a call names.</summary>
internal static class FinAuthLibrary
{
    public static bool Exists(VendorState state, SandboxCall call)
    {
        lock (state.Gate)
        {
            return state.Libraries.ContainsKey(call.LibraryId!);
        }
    }

    /// <summary>The library's faces as a copy, in no order; null when there is no such library.</summary>
    public static List<SandboxFace>? Faces(VendorState state, SandboxCall call)
    {
        lock (state.Gate)
        {
            return state.Libraries.ContainsKey(call.LibraryId!) ? Held(state, call) : null;
        }
    }

    /// <summary>The same for a caller who holds the gate and knows that the library is there.</summary>
    public static List<SandboxFace> Held(VendorState state, SandboxCall call) =>
        [.. state.Faces.Values.Where(face => face.LibraryId == call.LibraryId)];
}
