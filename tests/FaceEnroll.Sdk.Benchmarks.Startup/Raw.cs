using System.Net.Http.Headers;
using System.Text;

// The server's address and a picture, sent unsigned: nothing but what sending it needs.
using var http = new HttpClient();
var picture = Convert.ToBase64String(await File.ReadAllBytesAsync(args[1]));
using var content = new ByteArrayContent(
    Encoding.ASCII.GetBytes("{\"PersonId\":\"person-1\",\"Images\":[\"" + picture + "\"]}")
);
content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(args[0])) { Content = content };
request.Headers.Add("X-TC-Action", "CreateFace");
using var response = await http.SendAsync(request);
Console.WriteLine((await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length);
