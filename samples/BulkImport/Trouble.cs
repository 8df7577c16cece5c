using FaceEnroll.Sandbox;

namespace BulkImport;

/// <summary>What goes wrong at the vendor: replies that are lost, with and without the face being in, and overload.</summary>
internal static class Trouble
{
    public static void Switch(FaceEnrollSandbox sandbox)
    {
        void Often(SandboxFault fault, double probability, int seed) =>
            sandbox.Faults.WithProbability(SandboxVendor.FinAuth, fault, probability, seed);

        Often(SandboxFault.HttpStatus(502, stored: true), 0.02, seed: 1);
        Often(SandboxFault.Close(SandboxMoment.BeforeReplying), 0.02, seed: 2);
        Often(SandboxFault.HttpStatus(500), 0.01, seed: 3);
        Often(SandboxFault.Throttled("1"), 0.02, seed: 4);
    }
}
