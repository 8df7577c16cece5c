using System.Globalization;
using Npgsql;

namespace FaceEnroll.Fleet.Membership;

/// <summary>Silos as rows, and back.</summary>
internal static class SiloRows
{
    public const string Columns =
        "address, etag, status, silo_name, host_name, role_name, proxy_port, update_zone, fault_zone, suspects, started, alive";

    /// <summary>What is changed of a row by an update.</summary>
    public const string Changes =
        "status = @status, silo_name = @silo_name, host_name = @host_name, role_name = @role_name, proxy_port = @proxy_port, "
        + "update_zone = @update_zone, fault_zone = @fault_zone, suspects = @suspects, started = @started, alive = @alive";

    public static void Add(NpgsqlParameterCollection parameters, MembershipEntry entry)
    {
        _ = parameters.AddWithValue("@address", entry.SiloAddress.ToParsableString());
        _ = parameters.AddWithValue("@status", (int)entry.Status);
        _ = parameters.AddWithValue("@silo_name", entry.SiloName ?? "");
        _ = parameters.AddWithValue("@host_name", entry.HostName ?? "");
        _ = parameters.AddWithValue("@role_name", entry.RoleName ?? "");
        _ = parameters.AddWithValue("@proxy_port", entry.ProxyPort);
        _ = parameters.AddWithValue("@update_zone", entry.UpdateZone);
        _ = parameters.AddWithValue("@fault_zone", entry.FaultZone);
        _ = parameters.AddWithValue("@suspects", SuspectTexts.Write(entry.SuspectTimes));
        _ = parameters.AddWithValue("@started", entry.StartTime.Ticks);
        _ = parameters.AddWithValue("@alive", entry.IAmAliveTime.Ticks);
    }

    /// <summary>Reads the table's version, and the silo beside it; null where there is none.</summary>
    public static (TableVersion Version, Tuple<MembershipEntry, string>? Silo) Read(NpgsqlDataReader reader)
    {
        var version = new TableVersion(reader.GetInt32(0), Etag(reader.GetInt64(1)));
        if (reader.IsDBNull(2))
        {
            return (version, null);
        }

        var entry = new MembershipEntry
        {
            SiloAddress = SiloAddress.FromParsableString(reader.GetString(2)),
            Status = (SiloStatus)reader.GetInt32(4),
            SiloName = reader.GetString(5),
            HostName = reader.GetString(6),
            RoleName = reader.GetString(7),
            ProxyPort = reader.GetInt32(8),
            UpdateZone = reader.GetInt32(9),
            FaultZone = reader.GetInt32(10),
            SuspectTimes = SuspectTexts.Read(reader.GetString(11)),
            StartTime = new DateTime(reader.GetInt64(12), DateTimeKind.Utc),
            IAmAliveTime = new DateTime(reader.GetInt64(13), DateTimeKind.Utc),
        };
        return (version, Tuple.Create(entry, Etag(reader.GetInt64(3))));
    }

    /// <summary>An etag as the database counts it; one that no row has where it is none of ours.</summary>
    public static long Number(string? etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Etag(long number) => number.ToString(CultureInfo.InvariantCulture);
}
