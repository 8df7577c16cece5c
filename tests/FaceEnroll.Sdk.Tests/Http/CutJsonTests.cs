using System.Text;
using FaceEnroll.Sdk.Http;

namespace FaceEnroll.Sdk.Tests.Http;

public class CutJsonTests
{
    [TestCase("{")]
    [TestCase(" {\"a\"")]
    [TestCase("{\"a\":1")]
    [TestCase("{\"a\":{}")]
    [TestCase("{\"a\":[1,2")]
    public void Is_BeginsAsJsonAndEndsEarly(string text) => Assert.That(CutJson.Is(Encoding.UTF8.GetBytes(text)));

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("{\"a\":{}} ")]
    [TestCase("[1")]
    [TestCase("null")]
    [TestCase("\"text")]
    [TestCase("12")]
    [TestCase("<html>")]
    [TestCase("{nonsense")]
    [TestCase("{\"a\":1}}")]
    public void Is_Whole_OrNoJson(string text) => Assert.That(CutJson.Is(Encoding.UTF8.GetBytes(text)), Is.False);
}
