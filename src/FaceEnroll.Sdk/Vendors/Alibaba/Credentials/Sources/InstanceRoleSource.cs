namespace FaceEnroll.Sdk.AlibabaCredentials;

/// <summary>The RAM role of the ECS instance that this runs on.</summary>
internal sealed class InstanceRoleSource(ChainSettings settings, InstanceMetadata metadata) : IChainSource
{
    public string Name => "ECS RAM role";

    public Task<SourceAnswer> AskAsync() => metadata.GetAsync(settings.InstanceRoleName);
}
