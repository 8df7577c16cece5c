namespace FaceEnroll.Sandbox.Throughput;

/// <summary>One round: calls a second, and microseconds of processor time and bytes of garbage for each, its client's included.</summary>
internal readonly record struct Measured(double Rate, double Cpu, double Bytes);
