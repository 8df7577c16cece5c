using FaceEnroll.Sandbox;

await using var sandbox = await FaceEnrollSandbox.StartAsync().ConfigureAwait(false);
Console.WriteLine($"Listening on {sandbox.Url}; keys sandbox-key / sandbox-secret.");
await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
