using FaceEnroll.Cli.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FaceEnroll.Cli.Configuration;

/// <summary>Which ledger the command works on: a file, or a database of PostgreSQL.</summary>
internal sealed class LedgerChoice
{
    private const string PostgreSql = "postgres:";
    private readonly string? _connectionString;
    private readonly string? _personIdKey;

    private LedgerChoice(string? file, string? connectionString, string? personIdKey = null) =>
        (File, _connectionString, _personIdKey) = (file, connectionString, personIdKey);

    /// <summary>The file's full path; null for a database.</summary>
    public string? File { get; }

    /// <summary>A file.</summary>
    public static LedgerChoice OfFile(string path) => new(path, null);

    /// <param name="text">What <c>--ledger</c> says.</param>
    /// <param name="folder">What a file's path is relative to.</param>
    /// <param name="host">Its environment may hold a connection string.</param>
    /// <param name="configuration">The configuration may hold one; null for none.</param>
    /// <exception cref="ToolException">There is no such connection string.</exception>
    public static LedgerChoice Of(string text, string folder, ToolHost host, IConfiguration? configuration)
    {
        if (text.Length == 0)
        {
            throw new ToolException("--ledger takes the path of a file, or postgres:NAME.");
        }

        if (!text.StartsWith(PostgreSql, StringComparison.OrdinalIgnoreCase))
        {
            return OfFile(Path.GetFullPath(text, folder));
        }

        // No secret stands on the command line, which everybody on the machine can read.
        var name = text[PostgreSql.Length..];
        var connectionString = host.Environment.TryGetValue(name, out var variable) ? variable : configuration?[name];
        return string.IsNullOrWhiteSpace(connectionString)
            ? throw new ToolException(
                "--ledger postgres:NAME names an environment variable, or a key of the configuration, with a connection string: there is none of that name."
            )
            : new LedgerChoice(null, connectionString);
    }

    /// <summary>The same, where a key hides the ids of people.</summary>
    public LedgerChoice WithKey(string? personIdKey) => new(File, _connectionString, personIdKey);

    /// <summary>Adds the ledger.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="mustExist">Whether to make none.</param>
    public void AddTo(IFaceEnrollmentBuilder builder, bool mustExist)
    {
        if (File is { } file)
        {
            _ = builder.AddLedger(options => (options.File, options.PersonIdKey) = (file, _personIdKey));
        }
        else
        {
            _ = builder.AddPostgreSqlLedger(options =>
                (options.ConnectionString, options.MustExist, options.PersonIdKey) = (
                    _connectionString!,
                    mustExist,
                    _personIdKey
                )
            );
        }
    }

    /// <summary>The kind: a connection string holds a password.</summary>
    public override string ToString() => File is null ? PostgreSql : nameof(File);
}
