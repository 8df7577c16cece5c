using FaceEnroll.Ledger.Rules;
using Microsoft.Extensions.Options;

namespace FaceEnroll.Ledger.Options;

/// <summary>Checks the options when the host starts.</summary>
internal sealed class FaceLedgerOptionsValidator : IValidateOptions<FaceLedgerOptions>
{
    public ValidateOptionsResult Validate(string? name, FaceLedgerOptions options)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.File))
        {
            faults.Add("The ledger's File is not set: give the path of a file on a local disk.");
        }
        else if (Path.EndsInDirectorySeparator(options.File))
        {
            faults.Add("The ledger's File must be a file, and is a folder.");
        }

        if (!Enum.IsDefined(options.Use))
        {
            faults.Add("The ledger's Use must be Trust, Verify or Ignore.");
        }

        if (PersonIdKey.Parse(options.PersonIdKey) is null)
        {
            faults.Add(PersonIdKey.Fault);
        }

        if (options.BusyTimeout <= TimeSpan.Zero || options.BusyTimeout > TimeSpan.FromMinutes(5))
        {
            faults.Add("The ledger's BusyTimeout must be above zero and at most 5 minutes.");
        }

        if (options.SettleInterval < TimeSpan.FromSeconds(1) || options.SettleInterval > TimeSpan.FromDays(1))
        {
            faults.Add("The ledger's SettleInterval must be 1 second to 1 day.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
