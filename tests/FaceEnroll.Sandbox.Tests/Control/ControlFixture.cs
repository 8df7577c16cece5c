using System.Text;
using FaceEnroll.Sandbox.Tests.Support;

namespace FaceEnroll.Sandbox.Tests.Control;

/// <summary>What is asked of the control API.</summary>
public abstract class ControlFixture : SandboxFixture
{
    private protected Task<Reply> GetAsync(string path) =>
        Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(Sandbox.Url, "/_sandbox/" + path)));

    private protected Task<Reply> DeleteAsync(string path) =>
        Client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, new Uri(Sandbox.Url, "/_sandbox/" + path)));

    private protected Task<Reply> PostAsync(string path, string json) =>
        Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.Url, "/_sandbox/" + path))
            {
                Content = new StringContent(json, Encoding.UTF8, "application/json"),
            }
        );
}
