using FaceEnroll.Sdk;

namespace FaceEnroll.Torture.Faults;

/// <summary>What the faults need to know of a vendor.</summary>
internal sealed record VendorFacts
{
    /// <summary>The operation that enrolls, as the sandbox names it.</summary>
    public required string Enroll { get; init; }

    /// <summary>The operation that reads back.</summary>
    public required string ReadBack { get; init; }

    /// <summary>What comes before enrolling; null where nothing does.</summary>
    public IReadOnlyList<string> Preparing { get; init; } = [];

    /// <summary>What only the head of a request that enrolls holds.</summary>
    public required string Mark { get; init; }

    /// <summary>Codes after which nobody knows.</summary>
    public required IReadOnlyList<string> UnsureCodes { get; init; }

    /// <summary>How long a request can run after it was signed.</summary>
    public required TimeSpan Validity { get; init; }

    /// <summary>Whether everything a person has can be listed, so that absence proves something.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Whether faces are told apart by when they were added: then the vendor's clock must not go back.</summary>
    public bool ComparesTimes { get; init; }

    /// <summary>Whether a body may have no picture in it, so that it is handed over in one piece.</summary>
    public bool IsOnePiece { get; init; }

    /// <summary>Most pictures of a call here.</summary>
    public int Pictures { get; init; } = 1;

    /// <summary>Every documented code.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    public static VendorFacts Of(FaceVendor vendor)
    {
        var facts = vendor switch
        {
            FaceVendor.TencentCloud => new VendorFacts
            {
                Enroll = "CreateFace",
                Mark = "CreateFace",
                ReadBack = "GetPersonBaseInfo",
                UnsureCodes = ["InternalError", "FailedOperation.ServerError", "FailedOperation.RequestTimeout"],
                Validity = TimeSpan.FromMinutes(5),
                Pictures = 3,
                Codes = Read(vendor),
            },
            FaceVendor.AlibabaGuardrails => new VendorFacts
            {
                Enroll = "AddFaces",
                Mark = "/green/sface/face/add",
                IsOnePiece = true,
                ReadBack = "GetPerson",
                UnsureCodes = ["500", "580", "InternalError", "SignatureNonceUsed"],
                Validity = TimeSpan.FromMinutes(15),
                Pictures = 3,
                Codes = Read(vendor),
            },
            FaceVendor.AlibabaIdVerification => new VendorFacts
            {
                Enroll = "AddFaceRecord",
                Mark = "POST ",
                IsOnePiece = true,
                ReadBack = "QueryFaceRecord",
                Preparing = ["AuthorizeFileUpload", "PostObject"],
                UnsureCodes = ["InternalError", "SignatureNonceUsed", "Forbidden.ExceptionRepeatedInvoke"],
                Validity = TimeSpan.FromMinutes(15),
                Codes = Read(vendor),
            },
            FaceVendor.FinAuth => new VendorFacts
            {
                Enroll = "add",
                Mark = "/group/add",
                ComparesTimes = true,
                ReadBack = "search",
                UnsureCodes = ["INTERNAL_ERROR"],
                Validity = TimeSpan.FromSeconds(100),
                Codes = Read(vendor),
            },
            FaceVendor.AdvanceAI => new VendorFacts
            {
                Enroll = "facereferences",
                Mark = "/facereferences",
                ReadBack = "search",
                Preparing = ["generate-token"],
                UnsureCodes = ["ERROR"],
                Validity = TimeSpan.FromHours(1),
                IsComplete = false,
                Codes = Read(vendor),
            },
            _ => throw new NotSupportedException($"No facts of {vendor}."),
        };
        return facts;
    }

    private static string[] Read(FaceVendor vendor)
    {
        using var stream = typeof(VendorFacts).Assembly.GetManifestResourceStream("vendor-codes.txt")!;
        using var reader = new StreamReader(stream);
        var codes = new List<string>();
        var isOurs = false;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                isOurs = string.Equals(line, $"[{vendor}]", StringComparison.OrdinalIgnoreCase);
            }
            else if (isOurs && line.Length > 0 && line[0] != '#')
            {
                codes.Add(line);
            }
        }

        return codes.Count > 0 ? [.. codes] : throw new InvalidOperationException($"No codes of {vendor}.");
    }
}
