namespace FaceEnroll.Ledger.Runs.Requests;

/// <summary>A parameter of a vendor's request that a list may give as text.</summary>
internal abstract class VendorParameter(string name, string rule)
{
    /// <summary>The property of the vendor's request.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it is text, not a number or a truth.</summary>
    public abstract bool IsText { get; }

    /// <summary>What is wrong with a value: the parameter and its rule, never the value. Null where nothing is.</summary>
    public string? Fault(string value) => Allows(value) ? null : $"{Name} must {rule}.";

    /// <summary>Sets it in a request of the vendor.</summary>
    /// <exception cref="ArgumentException">The value breaks the rule.</exception>
    public abstract void Set(FaceEnrollmentRequest request, string value);

    protected abstract bool Allows(string value);
}
