using FaceEnroll.Imaging.FaceCheck.Detection;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace FaceEnroll.Imaging.FaceCheck.Tests.Support;

/// <summary>
/// Such tests need the model, which "npm ci" in assets/face-model brings. Without it they are skipped and say so; where CI is
/// "true" they run, and fail.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class FaceModelRequiredAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (FaceModel.IsPresent || Environment.GetEnvironmentVariable("CI") == "true")
        {
            return;
        }

        test.RunState = RunState.Ignored;
        test.Properties.Set(
            PropertyNames.SkipReason,
            "The model that finds faces is not there: run \"npm ci\" in assets/face-model, then build again."
        );
    }
}
