namespace WebHost;

/// <summary>Endpoints and keys of the sandbox, over what appsettings.json says.</summary>
internal static class SandboxSettings
{
    public static IEnumerable<KeyValuePair<string, string?>> Endpoints(Uri sandbox)
    {
        const string Section = "FaceEnrollment";
        (string Vendor, string Key, string Secret)[] keys =
        [
            ("TencentCloud", "SecretId", "SecretKey"),
            ("AlibabaGuardrails", "AccessKeyId", "AccessKeySecret"),
            ("AlibabaIdVerification", "AccessKeyId", "AccessKeySecret"),
            ("FinAuth", "ApiKey", "ApiSecret"),
            ("AdvanceAI", "AccessKey", "SecretKey"),
        ];
        foreach (var (vendor, key, secret) in keys)
        {
            yield return new($"{Section}:{vendor}:Endpoint", sandbox.AbsoluteUri);
            if (vendor == "AlibabaIdVerification")
            {
                // Who authorizes its uploads.
                yield return new($"{Section}:{vendor}:OpenPlatformEndpoint", sandbox.AbsoluteUri);
            }

            yield return new($"{Section}:{vendor}:{key}", "sandbox-key");
            yield return new($"{Section}:{vendor}:{secret}", "sandbox-secret");
        }
    }
}
