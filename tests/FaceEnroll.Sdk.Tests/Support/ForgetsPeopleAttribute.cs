using FaceEnroll.Sdk.Reconciliation;
using FaceEnroll.Sdk.Tickets;
using NUnit.Framework.Interfaces;

[assembly: FaceEnroll.Sdk.Tests.Support.ForgetsPeople]

namespace FaceEnroll.Sdk.Tests.Support;

/// <summary>
/// What the process remembers of people's open tickets and deletions ends with each test: they all enroll the same few people.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ForgetsPeopleAttribute : Attribute, ITestAction
{
    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
        FaceClaims.Shared.Clear();
        FirstAskings.Shared.Clear();
        OpenDeletions.Shared.Clear();
    }

    public void AfterTest(ITest test) { }
}
