namespace FaceEnroll.Sdk.AlibabaGuardrails;

/// <summary>
/// The end user's client (https://www.alibabacloud.com/help/en/content-moderation/latest/common-parameters). Every member
/// is optional, at most 1,024 characters; null (default) or empty is left out.
/// </summary>
/// <remarks>A class, not a record: it holds personal data and must not print itself. Not thread-safe while it is being changed.</remarks>
public sealed class AlibabaGuardrailsClientInfo
{
    /// <summary>The user's id, unique in the caller's application.</summary>
    public string? UserId
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The user's nickname.</summary>
    public string? UserNick
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The kind of account: <c>taobao</c> or <c>others</c>.</summary>
    public string? UserType
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The user's picture in the caller's application.</summary>
    public string? Avatar
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The device's International Mobile Equipment Identity.</summary>
    public string? Imei
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The subscriber's identity on the SIM card.</summary>
    public string? Imsi
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The device's id from the vendor's own library.</summary>
    public string? Umid
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The client's public IP address.</summary>
    public string? Ip
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>Version of the vendor's device library, where that library calls.</summary>
    public string? SdkVersion
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>Version of that library's configuration, where it calls.</summary>
    public string? CfgVersion
    {
        get;
        set => field = OrNull(value);
    }

    /// <summary>The type's name only.</summary>
    public override string ToString() => nameof(AlibabaGuardrailsClientInfo);

    /// <summary>The members with their names, for checks.</summary>
    internal (string Name, string? Value)[] Members() =>
        [
            (nameof(UserId), UserId),
            (nameof(UserNick), UserNick),
            (nameof(UserType), UserType),
            (nameof(Avatar), Avatar),
            (nameof(Imei), Imei),
            (nameof(Imsi), Imsi),
            (nameof(Umid), Umid),
            (nameof(Ip), Ip),
            (nameof(SdkVersion), SdkVersion),
            (nameof(CfgVersion), CfgVersion),
        ];

    private static string? OrNull(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
