using FaceEnroll.Sdk.Tickets;
using Microsoft.Extensions.Logging;

namespace FaceEnroll.Sdk.Configuration;

/// <summary>
/// Which account names the registrations of one container give to their keys. One key has one account: if it has two names,
/// each registration refuses the other's tickets.
/// </summary>
/// <remarks>Safe for concurrent use. It asks no provider for keys.</remarks>
internal sealed class KeyAccounts
{
    private readonly Dictionary<string, (string Key, string Account)> _known = new(StringComparer.Ordinal);

    /// <summary>A registration's options were made: warns when another has its key under another account's name.</summary>
    public void Note(string registration, FaceEnrollmentOptions options, ILogger logger)
    {
        var others = new List<string>();
        lock (_known)
        {
            _ = _known.Remove(registration);
            if (options.CredentialsProvider is not null || options.StaticCredentials() is not { } keys)
            {
                return;
            }

            var key = $"{options.Vendor} {TicketParts.Authority(options.EffectiveEndpoint)} {keys.KeyId}";
            var account = options.Account ?? registration;
            foreach (var other in _known)
            {
                if (other.Value.Key == key && other.Value.Account != account)
                {
                    others.Add(other.Key);
                }
            }

            _known.Add(registration, (key, account));
        }

        // Not under the lock: the logger is the host's.
        others.ForEach(other => FaceEnrollmentLog.KeyOfTwoAccounts(logger, registration, other));
    }
}
