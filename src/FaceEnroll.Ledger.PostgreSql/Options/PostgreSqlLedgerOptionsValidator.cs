using FaceEnroll.Ledger.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FaceEnroll.Ledger.PostgreSql.Options;

/// <summary>Checks the options when the host starts.</summary>
internal sealed class PostgreSqlLedgerOptionsValidator(IServiceProvider services)
    : IValidateOptions<PostgreSqlLedgerOptions>
{
    /// <summary>What PostgreSQL cuts a longer name to.</summary>
    private const int LongestName = 63;

    public ValidateOptionsResult Validate(string? name, PostgreSqlLedgerOptions options)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            if (services.GetService<NpgsqlDataSource>() is null)
            {
                faults.Add("The ledger's ConnectionString is not set, and no NpgsqlDataSource is registered.");
            }
        }
        else if (!IsConnectionString(options.ConnectionString))
        {
            // What is wrong with it may be its password.
            faults.Add("The ledger's ConnectionString is none that Npgsql takes, or it names no host.");
        }

        if (!IsName(options.Schema))
        {
            faults.Add(
                "The ledger's Schema takes lower-case letters, digits and underscores, at most 63, and no digit first."
            );
        }

        if (!Enum.IsDefined(options.Use))
        {
            faults.Add("The ledger's Use must be Trust, Verify or Ignore.");
        }

        if (PersonIdKey.Parse(options.PersonIdKey) is null)
        {
            faults.Add(PersonIdKey.Fault);
        }

        if (options.SettleInterval < TimeSpan.FromSeconds(1) || options.SettleInterval > TimeSpan.FromDays(1))
        {
            faults.Add("The ledger's SettleInterval must be 1 second to 1 day.");
        }

        if (options.CommandTimeout < TimeSpan.FromSeconds(1) || options.CommandTimeout > TimeSpan.FromMinutes(10))
        {
            faults.Add("The ledger's CommandTimeout must be 1 second to 10 minutes.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (Exception e)
            when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>A name that needs no quotation marks, and that PostgreSQL does not keep for itself.</summary>
    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= LongestName }
        && !char.IsAsciiDigit(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
        && !text.StartsWith("pg_", StringComparison.Ordinal);
}
