using System.Text.Json.Serialization;
using FaceEnroll.Sdk.AdvanceAI;
using FaceEnroll.Sdk.AlibabaGuardrails;
using FaceEnroll.Sdk.AlibabaIdVerification;
using FaceEnroll.Sdk.FinAuth;
using FaceEnroll.Sdk.TencentCloud;

namespace FaceEnroll.Sdk.Tests.Redaction;

/// <summary>What a host's own source-generated context makes of the types that hold keys or speak of a failure.</summary>
[JsonSerializable(typeof(FaceEnrollmentCredentials))]
[JsonSerializable(typeof(TencentCloudOptions))]
[JsonSerializable(typeof(AlibabaGuardrailsOptions))]
[JsonSerializable(typeof(AlibabaIdVerificationOptions))]
[JsonSerializable(typeof(FinAuthOptions))]
[JsonSerializable(typeof(AdvanceAIOptions))]
[JsonSerializable(typeof(AlibabaCredentialChainOptions))]
[JsonSerializable(typeof(FaceEnrollmentError))]
[JsonSerializable(typeof(FaceEnrollmentRequest))]
[JsonSerializable(typeof(FaceEnrollmentResult))]
[JsonSerializable(typeof(AdvanceAIFaceEnrollmentResult))]
[JsonSerializable(typeof(AlibabaGuardrailsFaceEnrollmentResult))]
[JsonSerializable(typeof(AlibabaIdVerificationFaceEnrollmentResult))]
internal sealed partial class PublicTypesJson : JsonSerializerContext;
