namespace FaceEnroll.Sdk.TencentCloud;

/// <summary>The members of all operations that are called here, named as on the wire; each reply has some of them.</summary>
internal sealed class TencentCloudResponse
{
    public TencentCloudError? Error { get; set; }

    public string? RequestId { get; set; }

    public int? SucFaceNum { get; set; }

    public List<string>? SucFaceIds { get; set; }

    public List<int>? RetCode { get; set; }

    public List<int>? SucIndexes { get; set; }

    public List<TencentCloudRect?>? SucFaceRects { get; set; }

    public string? FaceModelVersion { get; set; }

    public string? FaceId { get; set; }

    public TencentCloudRect? FaceRect { get; set; }

    public string? SimilarPersonId { get; set; }

    public string? PersonName { get; set; }

    public string? PersonNum { get; set; }

    public string? FaceNum { get; set; }

    public string? GroupNum { get; set; }

    public List<string>? FaceIds { get; set; }
}

internal sealed class TencentCloudError
{
    public string? Code { get; set; }

    public string? Message { get; set; }
}

internal sealed class TencentCloudRect
{
    public int X { get; set; }

    public int Y { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }
}
