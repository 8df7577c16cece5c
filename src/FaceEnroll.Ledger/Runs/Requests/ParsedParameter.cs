namespace FaceEnroll.Ledger.Runs.Requests;

/// <summary>A parameter that text is parsed for.</summary>
/// <typeparam name="TRequest">The vendor's request.</typeparam>
/// <typeparam name="TValue">The property's type.</typeparam>
internal sealed class ParsedParameter<TRequest, TValue>(
    string name,
    string rule,
    ParsedParameter<TRequest, TValue>.Parser parse,
    Action<TRequest, TValue> set
) : VendorParameter(name, rule)
    where TRequest : FaceEnrollmentRequest
{
    /// <summary>Takes text, or refuses it.</summary>
    public delegate bool Parser(string text, out TValue value);

    public override bool IsText => typeof(TValue) == typeof(string);

    public override void Set(FaceEnrollmentRequest request, string value)
    {
        if (!parse(value, out var parsed))
        {
            throw new ArgumentException(Fault(value), nameof(value));
        }

        set((TRequest)request, parsed);
    }

    protected override bool Allows(string value) => parse(value, out _);
}
