using System.Globalization;

namespace FaceEnroll.Sdk.Tests.Signing;

/// <summary>
/// Runs its tests under the invariant culture, one whose calendar says 2569 for 2026, and one with its own calendar and
/// minus sign: nothing on the wire may depend on it.
/// </summary>
[TestFixture("")]
[TestFixture("th-TH")]
[TestFixture("ar-SA")]
public abstract class CultureFixture(string culture)
{
    private CultureInfo? _before;

    [SetUp]
    public void EnterCulture()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
    }

    [TearDown]
    public void LeaveCulture() => CultureInfo.CurrentCulture = _before!;
}
