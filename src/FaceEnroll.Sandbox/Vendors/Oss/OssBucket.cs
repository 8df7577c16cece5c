using System.Globalization;
using System.Text;
using FaceEnroll.Sandbox.Signing;
using FaceEnroll.Sandbox.Wire;

namespace FaceEnroll.Sandbox.Vendors.Oss;

/// <summary>The bucket that AuthorizeFileUpload points to, in memory; the oldest uploads make room for new ones.</summary>
internal sealed class OssBucket
{
    public const string Name = "sandbox-bucket";
    public const string AccessKeyId = "sandbox-upload-key";
    public const long MaxObjectBytes = 10 * 1024 * 1024;
    private const string Secret = "sandbox-upload-secret";
    private const long MaxBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan s_grantLife = TimeSpan.FromMinutes(30);

    private readonly object _gate = new();
    private readonly Dictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _bytes;

    public static OssGrant Grant(string region, string requestId, DateTimeOffset now)
    {
        var key = "sandbox/" + requestId;
        var json = Json.Write(
            (key, expires: now + s_grantLife),
            static (writer, s) =>
            {
                writer.WriteString(
                    "expiration",
                    s.expires.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
                );
                writer.WriteStartArray("conditions");
                writer.WriteStartArray();
                writer.WriteStringValue("eq");
                writer.WriteStringValue("$key");
                writer.WriteStringValue(s.key);
                writer.WriteEndArray();
                writer.WriteStartArray();
                writer.WriteStringValue("content-length-range");
                writer.WriteNumberValue(1);
                writer.WriteNumberValue(MaxObjectBytes);
                writer.WriteEndArray();
                writer.WriteEndArray();
            }
        );
        var policy = Convert.ToBase64String(json.Span);
        return new OssGrant(key, policy, Sign(policy), $"oss-{region}.aliyuncs.com");
    }

    public static string Sign(string policy) =>
        Convert.ToBase64String(Digests.HmacSha1(Secret, Encoding.UTF8.GetBytes(policy)));

    public void Put(string key, ReadOnlyMemory<byte> content)
    {
        lock (_gate)
        {
            if (_objects.Remove(key, out var former))
            {
                _bytes -= former.Length;
            }
            else
            {
                _order.Enqueue(key);
            }

            _objects.Add(key, content.ToArray());
            _bytes += content.Length;
            while (_bytes > MaxBytes && _order.TryDequeue(out var oldest) && _objects.Remove(oldest, out var gone))
            {
                _bytes -= gone.Length;
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _objects.Clear();
            _order.Clear();
            _bytes = 0;
        }
    }

    /// <summary>Finds it by the address that AddFaceRecord gets: <c>http://{bucket}.{endpoint}/{key}</c>.</summary>
    public bool TryFind(string address, out ReadOnlyMemory<byte> content)
    {
        content = default;
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.Scheme != "http"
            || !uri.Host.StartsWith(Name + ".oss-", StringComparison.Ordinal)
        )
        {
            return false;
        }

        lock (_gate)
        {
            var found = _objects.TryGetValue(uri.AbsolutePath.TrimStart('/'), out var bytes);
            content = bytes;
            return found;
        }
    }
}
